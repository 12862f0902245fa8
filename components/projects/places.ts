import {
  Boxes,
  Cpu,
  Download,
  FolderInput,
  Images,
  ListChecks,
  type LucideIcon,
  PanelsTopLeft,
  PlayCircle,
  Settings,
  Users,
  UsersRound,
} from "lucide-react";
import type { Role } from "#lib/domain/actor.ts";
import type { ProjectId } from "#lib/domain/ids.ts";

/** A page that the rail and the palette lead to. */
export type Place = { readonly href: string; readonly words: string; readonly icon: LucideIcon };

/** What one is, as the frame is told it. */
export type Standing = {
  readonly founder: boolean;
  readonly leads: boolean;
  readonly here: { readonly id: ProjectId; readonly roles: readonly Role[] } | null;
};

const IN_PROJECT: readonly (readonly [segment: string, words: string, icon: LucideIcon, roles: readonly Role[]])[] = [
  ["", "Home", PanelsTopLeft, ["admin", "expert", "adjudicator"]],
  ["imports", "Imports", FolderInput, ["admin"]],
  ["items", "Images", Images, ["admin"]],
  ["runs", "Runs", PlayCircle, ["admin"]],
  ["tasks", "Queue", ListChecks, ["expert"]],
  ["rounds", "Rounds", UsersRound, ["admin"]],
  ["releases", "Releases", Download, ["admin"]],
  ["settings", "Settings", Settings, ["admin"]],
];

/** Only what one's roles may use; what is not listed is refused by the pages themselves too. */
export function placesOf({ founder, leads, here }: Standing): Place[] {
  const inProject = here
    ? IN_PROJECT.filter(([, , , roles]) => roles.some((role) => here.roles.includes(role))).map(
        ([segment, words, icon]) => ({ href: `/projects/${here.id}${segment && `/${segment}`}`, words, icon }),
      )
    : [];
  const people = founder || leads ? [{ href: "/people", words: "People", icon: Users }] : [];

  const engines = founder ? [{ href: "/engines", words: "Engines", icon: Cpu }] : [];

  return [{ href: "/projects", words: "Projects", icon: Boxes }, ...inProject, ...people, ...engines];
}

/** Pages that are reached from a place and have none of their own. */
const UNDER: Readonly<Record<string, string>> = { suggestions: "runs", recipes: "runs" };

/** Which of the places holds the page: the longest that its address begins with. */
export function placeOf(places: readonly Place[], address: string): Place | undefined {
  const pathname = address.replace(/^(\/projects\/[^/]+)\/([^/]+)/, (whole, project, segment) =>
    UNDER[segment] ? `${project}/${UNDER[segment]}` : whole,
  );

  return places
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
}
