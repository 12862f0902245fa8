"use client";

import { Checkbox } from "#components/ui/field.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { EditedTask } from "#lib/domain/edited-task.ts";
import { lintsOf } from "#lib/editor/lints.ts";
import { proposalsLeft } from "#lib/editor/proposals.ts";
import { DegreeField } from "./degree-field.tsx";
import { LintList } from "./lint-list.tsx";
import { MentionPanel } from "./mention-panel.tsx";
import { ProposalList } from "./proposal-list.tsx";
import { QuestionPanel } from "./question-panel.tsx";
import { RegionList } from "./region-list.tsx";
import { SourceView } from "./source-view.tsx";
import { TextView } from "./text/text-view.tsx";
import { useEditorPart, useStore } from "./use-editor.ts";

/** Beside the picture: the whole's quality, the description, the questions. It folds away, as a drawer does. */
export function SidePanel({ task }: { readonly task: EditedTask }) {
  const store = useStore();
  const annotation = useEditorPart((state) => state.annotation);
  const suggestion = useEditorPart((state) => state.suggestion);
  const isEditable = useEditorPart((state) => state.isEditable);
  const lints = lintsOf(annotation, suggestion, task.protocol);
  const proposed = proposalsLeft(annotation, suggestion).filter(({ kind }) => kind === "question").length;
  const questions = Object.keys(annotation.questions).length;

  return (
    <aside
      aria-label="Annotation"
      className="grid min-h-0 w-[400px] contain-strict content-start gap-4 overflow-y-auto border-l bg-surface p-3 max-xl:w-[340px]"
    >
      <div className="grid gap-2">
        <DegreeField
          label="Overall quality of the picture"
          value={annotation.overall}
          disabled={!isEditable}
          onChange={(degree) => store.dispatch({ kind: "set-overall", degree })}
        />
        <Checkbox
          label="There is nothing to draw"
          checked={annotation.nothingToDraw}
          disabled={!isEditable || Object.keys(annotation.regions).length > 0}
          onChange={(event) => store.dispatch({ kind: "rule-nothing-to-draw", value: event.target.checked })}
        />
      </div>
      <Tabs
        label="Texts"
        tabs={[
          { id: "description", title: "Description", content: <DescriptionPanel task={task} /> },
          {
            id: "questions",
            title: proposed > 0 ? `Questions · ${proposed} proposed` : "Questions",
            count: questions,
            content: <QuestionPanel />,
          },
        ]}
      />
      <section className="grid gap-1">
        <h2 className="text-sm font-medium">To check</h2>
        <LintList lints={lints} />
      </section>
    </aside>
  );
}

function DescriptionPanel({ task }: { readonly task: EditedTask }) {
  return (
    <div className="grid gap-3">
      <TextView text="description" label="Description" />
      <MentionPanel />
      <ProposalList kind="mention" />
      <section className="grid gap-1">
        <h2 className="text-sm font-medium">Boxes</h2>
        <RegionList />
      </section>
      <SourceView item={task.item} />
    </div>
  );
}
