import { LinkButton } from "#components/ui/button.tsx";

/** What is not there, or not for you: the house does not tell which. */
export default function NotFound() {
  return (
    <main className="grid min-h-screen place-items-center p-6">
      <div className="grid max-w-md gap-3">
        <p className="font-mono text-sm text-muted">404</p>
        <h1 className="text-xl font-semibold">Nothing here for you</h1>
        <p className="text-muted">
          This page does not exist, or your roles do not open it. Ask an admin of the project if you need it.
        </p>
        <div>
          <LinkButton href="/projects" look="primary">
            Your projects
          </LinkButton>
        </div>
      </div>
    </main>
  );
}
