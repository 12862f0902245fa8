import type { Distortion } from "#lib/domain/item.ts";

/** What a photo may show by itself, so that nothing known can be asked of it. */
export const TRAITS = ["dark", "bright", "soft", "noisy", "flat", "dull", "vivid"] as const;
type Trait = (typeof TRAITS)[number];

/** What is put into a photo, from which severity on; null: nothing. */
type Put = { readonly class: string; readonly name: string; readonly from: Distortion["severity"] } | null;

/** A quality that is asked about, what makes the answer yes and no, and photos of which it is not known. */
export interface PatchQuality {
  readonly quality: string;
  readonly yes: readonly Put[];
  readonly no: readonly Put[];
  readonly unless: readonly Trait[];
}

const put = (kind: string, name: string, from: number): Put => ({ class: kind, name, from });

const CLEAN = null;
const blur = put("blur", "blur_gaussian", 2);
const motion = put("blur", "blur_motion", 2);
const noise = put("noise", "noise_gaussian_RGB", 2);
const impulses = put("noise", "noise_impulse", 2);
const jpeg = put("compression", "compression_jpeg", 2);
const pixels = put("pixelate", "pixelate", 2);
const brighter = put("brighten", "brightness_brighten_shfit_HSV", 3);
const darker = put("darken", "brightness_darken_shfit_HSV", 3);
const weaker = put("contrast_weaken", "contrast_weaken_scale", 3);
const stronger = put("contrast_strengthen", "contrast_strengthen_scale", 2);
const paler = put("saturate_weaken", "saturate_weaken_HSV", 3);
const gaudier = put("saturate_strengthen", "saturate_strengthen_HSV", 3);
const sharpened = put("oversharpen", "oversharpen", 2);

/** The qualities of the set: what was put in is named by the yes, and left out or put in otherwise for the no. */
export const PATCH_QUALITIES: readonly PatchQuality[] = [
  { quality: "sharp", yes: [CLEAN], no: [blur, motion], unless: ["soft"] },
  { quality: "clear", yes: [CLEAN, paler], no: [blur, motion], unless: ["soft"] },
  { quality: "blurry", yes: [blur, motion], no: [CLEAN, noise, brighter, paler], unless: ["soft"] },
  { quality: "out of focus", yes: [blur], no: [CLEAN, stronger, gaudier], unless: ["soft"] },
  { quality: "noisy", yes: [noise, impulses], no: [CLEAN, blur, darker, stronger], unless: ["noisy"] },
  { quality: "grainy", yes: [noise], no: [CLEAN, jpeg, brighter], unless: ["noisy"] },
  { quality: "clean", yes: [CLEAN, paler], no: [noise, impulses], unless: ["noisy"] },
  { quality: "overexposed", yes: [brighter], no: [CLEAN, darker, blur], unless: ["bright"] },
  { quality: "too bright", yes: [brighter], no: [CLEAN, darker, noise], unless: ["bright"] },
  { quality: "underexposed", yes: [darker], no: [CLEAN, brighter, blur], unless: ["dark"] },
  { quality: "dark", yes: [darker], no: [CLEAN, brighter, noise], unless: ["dark"] },
  { quality: "well exposed", yes: [CLEAN, blur], no: [brighter, darker], unless: ["dark", "bright"] },
  { quality: "low contrast", yes: [weaker], no: [CLEAN, stronger, paler], unless: ["flat"] },
  { quality: "good contrast", yes: [CLEAN, noise], no: [weaker], unless: ["flat"] },
  { quality: "vivid", yes: [CLEAN, gaudier], no: [paler], unless: ["dull"] },
  { quality: "dull", yes: [paler], no: [CLEAN, gaudier, blur], unless: ["dull"] },
  { quality: "oversaturated", yes: [gaudier], no: [CLEAN, paler, blur], unless: ["vivid"] },
  { quality: "compression artifacts", yes: [jpeg], no: [CLEAN, blur, noise], unless: [] },
  { quality: "pixelated", yes: [pixels], no: [CLEAN, blur, noise], unless: [] },
  { quality: "oversharpened", yes: [sharpened], no: [CLEAN, blur], unless: [] },
];
