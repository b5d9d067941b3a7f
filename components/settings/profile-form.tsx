"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormDraft } from "@/components/drafts/form-draft";
import { HostDefaults } from "@/components/settings/host-defaults";
import { PersonFields } from "@/components/settings/person-fields";
import type { ProfilePart, ShownProfile } from "@/components/settings/profile-part";
import { Checkbox } from "@/components/ui/form/checkbox";
import { RadioGroup } from "@/components/ui/form/choice-group";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Section } from "@/components/ui/section";
import { type FormAction, type FormState, typedValue } from "@/lib/forms/form-state";
import type { ZoneGroup } from "@/lib/time/zone-groups";

type Props = {
  action: FormAction;
  profile: ShownProfile;
  zones: readonly ZoneGroup[];
  /** Whether the person hosts meetings, which then begin with their defaults. */
  hosts: boolean;
};

/** Sets what a person has set for themselves. Works without JavaScript. */
export function ProfileForm({ action, profile, zones, hosts }: Props) {
  const t = useTranslations("settings");
  const common = useTranslations("common");
  const [state, act] = useActionState(action, undefined);
  const part: ProfilePart = {
    value: (name) => typedValue(state, name, String(profile[name] ?? "")),
    errors: state?.errors ?? {},
  };
  return (
    <Form key={state?.answer ?? 0} action={act} noValidate className="flex flex-col gap-10">
      <Answer state={state} />
      <FormDraft form="profile" refused={state !== undefined} />
      <Section divided id="person" title={common("you")}>
        <PersonFields {...part} zones={zones} />
      </Section>
      <Section divided id="mails" title={t("mails.title")}>
        <RadioGroup
          name="updateMails"
          legend={t("mails.updates")}
          hint={t("mails.updatesHint")}
          defaultValue={part.value("updateMails")}
          errors={part.errors.updateMails}
          choices={(["always", "without_calendar", "never"] as const).map((value) => ({
            value,
            label: t(`mails.${value}`),
            hint: t(`mails.${value}_hint`),
          }))}
        />
        <Checkbox
          name="alwaysSignIn"
          label={t("mails.alwaysSignIn")}
          hint={t("mails.alwaysSignInHint")}
          defaultChecked={ticked(state, profile)}
          errors={part.errors.alwaysSignIn}
        />
      </Section>
      {hosts ? (
        <Section divided id="hosting" title={t("hosting.title")}>
          <HostDefaults {...part} />
        </Section>
      ) : null}
      <SubmitButton pendingLabel={common("saving")} className="w-full sm:w-fit">
        {t("save")}
      </SubmitButton>
    </Form>
  );
}

/** A box that was not ticked is not sent. */
function ticked(state: FormState, { alwaysSignIn }: ShownProfile): boolean {
  return state === undefined ? alwaysSignIn : typedValue(state, "alwaysSignIn") === "on";
}

function Answer({ state }: { state: FormState }) {
  const common = useTranslations("common");
  if (!state) return null;
  const errors =
    state.requestId === undefined ? state.errors : { "": [common("failed", { requestId: state.requestId })] };
  return <ErrorSummary title={common("nothingSaved")} errors={errors} />;
}
