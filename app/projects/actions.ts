"use server";

import { action } from "#app/_edge/action.ts";
import { CreateProject, createProject } from "#lib/services/create-project.ts";

export const createProjectAction = action(CreateProject, createProject);
