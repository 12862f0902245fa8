import { BoxedPicture, type ShownBox } from "#components/runs/boxed-picture.tsx";
import { STAGE_WORDS } from "#components/runs/reason-words.ts";
import type { TracedBox } from "#lib/domain/lineage.ts";
import type { ShownPicture } from "#lib/domain/listed-suggestion.ts";
import type { StageName } from "#lib/domain/trace.ts";
import { BoxList } from "./box-list.tsx";
import { BoxPicker } from "./box-picker.tsx";

interface TracePictureProps {
  readonly projectId: string;
  readonly picture: ShownPicture;
  readonly stage: StageName;
  /** As the stage leaves them. */
  readonly shown: readonly ShownBox[];
  readonly boxes: readonly TracedBox[];
  /** The one that is looked at. */
  readonly box: TracedBox | undefined;
  readonly choose: (key: string | null) => void;
}

/** The picture as a stage leaves it, each of its boxes to be taken by hand or by its words. */
export function TracePicture({ projectId, picture, stage, shown, boxes, box, choose }: TracePictureProps) {
  return (
    <div className="grid gap-3 lg:sticky lg:top-4">
      <div className="relative">
        <BoxedPicture
          projectId={projectId}
          picture={picture}
          rendition="fitted"
          boxes={shown}
          alt={`${picture.path}, after the stage ${STAGE_WORDS[stage]}`}
          className="h-[64vh]"
        />
        <BoxPicker picture={picture} stage={stage} boxes={boxes} chosen={box} choose={choose} />
      </div>
      <BoxList boxes={boxes} chosen={box} choose={choose} />
    </div>
  );
}
