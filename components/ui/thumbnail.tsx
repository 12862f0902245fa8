import { classNames } from "./class-names.ts";

interface ThumbnailProps {
  readonly src: string;
  /** What it is; empty where words beside it say so. */
  readonly alt: string;
  readonly className?: string;
}

/** A small picture, whole, on neutral grey: no border, no rounded corner, no shadow. */
export function Thumbnail({ src, alt, className }: ThumbnailProps) {
  return (
    <span className={classNames("grid aspect-[4/3] place-items-center overflow-hidden bg-surround", className)}>
      {/* biome-ignore lint/performance/noImgElement: pictures under judgement are never re-encoded */}
      <img src={src} alt={alt} loading="lazy" decoding="async" className="size-full object-contain" />
    </span>
  );
}
