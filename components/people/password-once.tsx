import { DialogClose } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** A password that was made just now; it is kept nowhere in clear. */
export function PasswordOnce({ email, password }: { readonly email: string; readonly password: string }) {
  return (
    <div className="grid gap-4">
      <Notice tone="good" title="Give this to the person. It is not shown again.">
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 font-mono text-sm">
          <dt>E-mail</dt>
          <dd className="break-all">{email}</dd>
          <dt>Password</dt>
          <dd className="break-all">{password}</dd>
        </dl>
      </Notice>
      <DialogClose>Done</DialogClose>
    </div>
  );
}
