import { Node } from "@tiptap/core";

/** One text of one paragraph: a place in it is an offset into the characters, plus one. */
const Document = Node.create({ name: "doc", topNode: true, content: "paragraph" });

const Paragraph = Node.create({
  name: "paragraph",
  content: "text*",
  whitespace: "pre",
  marks: "",
  parseHTML: () => [{ tag: "p" }],
  renderHTML: () => ["p", 0],
});

const Text = Node.create({ name: "text", group: "inline" });

/** What the text field is made of; no history, no marks: the editor's core holds both. */
export const TEXT_EXTENSIONS = [Document, Paragraph, Text];

/** The document that shows a text. */
export function documentOf(text: string): object {
  return {
    type: "doc",
    content: [{ type: "paragraph", ...(text === "" ? {} : { content: [{ type: "text", text }] }) }],
  };
}
