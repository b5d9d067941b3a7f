"use client";

import { CalendarPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Field } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { Input } from "@/components/ui/form/input";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Notice } from "@/components/ui/notice";
import type { FormAction, FormState } from "@/lib/forms/form-state";

type Props = {
  action: FormAction;
  /** What is known of an account that is connected again. */
  startFrom: { serverUrl: string; username: string };
};

/** Server, user name and app password. The password never comes back from the server. */
export function CaldavForm({ action, startFrom }: Props) {
  const t = useTranslations("calendars.caldav");
  const [state, submit] = useActionState(action, undefined);
  const errors = state?.errors ?? {};
  const typed = (name: keyof typeof startFrom) => state?.values[name]?.[0] ?? startFrom[name];
  return (
    <Form key={state?.answer ?? 0} action={submit} noValidate className="flex flex-col gap-6">
      <Answer state={state} />
      <Field name="serverUrl" label={t("serverUrl")} hint={t("serverUrlHint")} errors={errors.serverUrl}>
        {(control) => (
          <Input
            {...control}
            type="url"
            required
            list="caldav-servers"
            autoComplete="off"
            spellCheck={false}
            defaultValue={typed("serverUrl")}
          />
        )}
      </Field>
      <datalist id="caldav-servers">
        <option value="https://caldav.icloud.com">iCloud</option>
        <option value="https://caldav.fastmail.com">Fastmail</option>
      </datalist>
      <Field name="username" label={t("username")} hint={t("usernameHint")} errors={errors.username}>
        {(control) => (
          <Input
            {...control}
            required
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={typed("username")}
          />
        )}
      </Field>
      <Field name="password" label={t("password")} hint={t("passwordHint")} errors={errors.password}>
        {(control) => <Input {...control} type="password" required autoComplete="off" />}
      </Field>
      <SubmitButton className="w-fit" pendingLabel={t("connecting")}>
        <CalendarPlus aria-hidden="true" />
        {t("connect")}
      </SubmitButton>
    </Form>
  );
}

function Answer({ state }: { state: FormState }) {
  const t = useTranslations("calendars.caldav");
  if (!state) return null;
  if (state.requestId === undefined) return <ErrorSummary title={t("errors")} errors={state.errors} />;
  return (
    <Notice tone="bad" role="alert">
      {t("failed", { requestId: state.requestId })}
    </Notice>
  );
}
