/** The one thing to do next in a project. */
export type NextStep = "import" | "start-run" | "watch-run" | "send" | "annotate" | "close-round" | "export" | "wait";

/** What a step is for, and where it is done. */
export const STEPS: Readonly<
  Record<NextStep, { title: string; why: string; button: string | null; segment: string | null }>
> = {
  import: {
    title: "Bring in pictures with their descriptions",
    why: "A label file with its image folder: Q-Pathway or DQ-495K.",
    button: "Import",
    segment: "imports",
  },
  "start-run": {
    title: "Let the machine suggest boxes and questions",
    why: "A run works through the items you choose, in the background.",
    button: "Start a run",
    segment: "runs",
  },
  "watch-run": {
    title: "A run is under way",
    why: "Suggestions appear as they are made.",
    button: "Watch it",
    segment: "runs",
  },
  send: {
    title: "Send suggestions to the experts",
    why: "Experts look, correct, and hand in; a round holds their work together.",
    button: "Send to experts",
    segment: "rounds",
  },
  annotate: {
    title: "Tasks wait for you",
    why: "Look at the picture, correct boxes and words, hand in.",
    button: "To the queue",
    segment: "tasks",
  },
  "close-round": {
    title: "A round is open",
    why: "Close it when the work is in; what is closed can be exported.",
    button: "See the round",
    segment: "rounds",
  },
  export: {
    title: "Take out what the experts made",
    why: "Closed rounds come out as GIQA files with a manifest of checksums.",
    button: "Export",
    segment: "releases",
  },
  wait: {
    title: "Nothing to do at the moment",
    why: "When an admin sends items to the experts, they are in your queue.",
    button: null,
    segment: null,
  },
};
