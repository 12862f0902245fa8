import { z } from "zod";

/** A project's name, unique without regard to letter case. */
export const ProjectName = z.string().trim().min(1).max(80);
export type ProjectName = z.infer<typeof ProjectName>;

export type ProjectRefusals = { "project-name-taken": { name: string } };
