"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";

/** Ends the session in every browser, for when one was lost or lent. */
type Props = {
  action: FormAction;
  sessions: number;
  /** The sessions one by one. */
  children: ReactNode;
};

export function SignOutEverywhere({ action, sessions, children }: Props) {
  const t = useTranslations("settings.sessions");
  const [state, act] = useActionState(action, undefined);
  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-4 border-line border-t pt-8">
      <h2 id="sessions" className="font-display text-xl">
        {t("title")}
      </h2>
      <p className="max-w-prose text-ink-soft">{t("body", { count: sessions })}</p>
      {children}
      <Form data-ends-drafts action={act} className="flex flex-col gap-2">
        <SubmitButton variant="secondary" pendingLabel={t("ending")} className="w-full sm:w-fit">
          <LogOut aria-hidden="true" />
          {t("end")}
        </SubmitButton>
        <FieldErrors id="sessions-form" errors={state?.errors[""] ?? []} />
      </Form>
    </section>
  );
}
