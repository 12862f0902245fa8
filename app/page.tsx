import { redirect } from "next/navigation";

/** The front door leads to one's projects. */
export default function FrontDoor(): never {
  redirect("/projects");
}
