import { z } from "zod";

/** An identifier that cannot be taken for another entity's: a task id is not a user id. */
export type Id<Entity extends string> = string & { readonly __entity: Entity };

const id = <Entity extends string>() => z.uuid() as unknown as z.ZodType<Id<Entity>, string>;

export const UserId = id<"User">();
export type UserId = Id<"User">;
export const ProjectId = id<"Project">();
export type ProjectId = Id<"Project">;
export const ImportId = id<"Import">();
export type ImportId = Id<"Import">;
export const UploadId = id<"Upload">();
export type UploadId = Id<"Upload">;
export const ImageId = id<"Image">();
export type ImageId = Id<"Image">;
export const ItemId = id<"Item">();
export type ItemId = Id<"Item">;
export const RecipeId = id<"Recipe">();
export type RecipeId = Id<"Recipe">;
export const RunId = id<"Run">();
export type RunId = Id<"Run">;
export const SuggestionId = id<"Suggestion">();
export type SuggestionId = Id<"Suggestion">;
export const ProposalId = id<"Proposal">();
export type ProposalId = Id<"Proposal">;
export const ProtocolId = id<"Protocol">();
export type ProtocolId = Id<"Protocol">;
export const RoundId = id<"Round">();
export type RoundId = Id<"Round">;
export const TaskId = id<"Task">();
export type TaskId = Id<"Task">;
export const AssignmentId = id<"Assignment">();
export type AssignmentId = Id<"Assignment">;
export const AnnotationId = id<"Annotation">();
export type AnnotationId = Id<"Annotation">;
export const OperationId = id<"Operation">();
export type OperationId = Id<"Operation">;
export const MentionId = id<"Mention">();
export type MentionId = Id<"Mention">;
export const RegionId = id<"Region">();
export type RegionId = Id<"Region">;
export const QuestionId = id<"Question">();
export type QuestionId = Id<"Question">;
export const ExportId = id<"Export">();
export type ExportId = Id<"Export">;

/** A fresh random identifier (UUID version 4). */
export function newId<Entity extends string>(): Id<Entity> {
  return crypto.randomUUID() as Id<Entity>;
}
export const EngineTestId = id<"EngineTest">();
export type EngineTestId = Id<"EngineTest">;
export const WorkerId = id<"Worker">();
export type WorkerId = Id<"Worker">;
