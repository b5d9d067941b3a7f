"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";

/** One browser, as its owner reads of it: a name from a closed list, and when they signed in, in their zone. */
export type ShownSession = { id: string; device: string | null; since: string; current: boolean };

type Props = {
  action: FormAction;
  sessions: ShownSession[];
  /** The words on the button, as the frame of the page has them too. */
  signOut: string;
};

/** Every browser that the person is signed in with, each with a way to sign it out. */
export function OwnSessions({ action, sessions, signOut }: Props) {
  const t = useTranslations("settings.sessions");
  return (
    <ul className="flex flex-col gap-3" aria-label={t("title")}>
      {sessions.map((session) => (
        <li key={session.id}>
          <OneSession action={action} session={session} signOut={signOut} />
        </li>
      ))}
    </ul>
  );
}

type OneProps = Omit<Props, "sessions"> & { session: ShownSession };

function OneSession({ action, session, signOut }: OneProps) {
  const t = useTranslations("settings.sessions");
  const [state, act] = useActionState(action, undefined);
  const { id, device, since, current } = session;
  const name = device ?? t("unknownDevice");
  return (
    <Form action={act} className="flex flex-wrap items-center justify-between gap-3">
      <input type="hidden" name="sessionId" value={id} />
      <p className="max-w-prose">
        {current ? t("here", { name }) : name}
        <span className="block text-ink-soft text-sm">{t("since", { when: since })}</span>
      </p>
      <SubmitButton variant="secondary" pendingLabel={t("ending")} aria-label={t("endOne", { name, when: since })}>
        <LogOut aria-hidden="true" />
        {signOut}
      </SubmitButton>
      <FieldErrors id={`session-${id}`} errors={state?.errors[""] ?? []} />
    </Form>
  );
}
