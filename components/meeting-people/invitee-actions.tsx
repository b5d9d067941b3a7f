"use client";

import { Link2, Send, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { LinkButton } from "@/components/ui/form/link-button";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";
import type { InviteeView } from "@/lib/meetings/view";

type Props = { meetingId: string; invitee: InviteeView; resend: FormAction };

/** What the host can do for one invitee. */
export function InviteeActions({ meetingId, invitee, resend }: Props) {
  const t = useTranslations("meetingPage.who.actions");
  const common = useTranslations("common");
  const [state, act] = useActionState(resend, undefined);
  const name = invitee.name ?? invitee.email;
  const href = `/meetings/${meetingId}`;
  return (
    <div className="-ml-2.5 mt-1.5 flex flex-wrap">
      <Form action={act}>
        <input type="hidden" name="inviteeId" value={invitee.id} />
        <SubmitButton
          variant="quiet"
          size="sm"
          className="px-2.5"
          pendingLabel={common("sending")}
          aria-label={t("resendTo", { name })}
        >
          <Send aria-hidden="true" />
          {common("sendAgain")}
        </SubmitButton>
        <FieldErrors id={`resend-${invitee.id}`} errors={Object.values(state?.errors ?? {}).flat()} />
      </Form>
      <LinkButton
        href={`${href}/invitees/${invitee.id}`}
        prefetch={false}
        variant="quiet"
        size="sm"
        className="px-2.5"
        aria-label={t("linkFor", { name })}
      >
        <Link2 aria-hidden="true" />
        {common("personalLink")}
      </LinkButton>
      <LinkButton
        href={`${href}/edit?without=${invitee.id}`}
        prefetch={false}
        variant="quiet"
        size="sm"
        className="px-2.5"
        aria-label={t("removeName", { name })}
      >
        <UserMinus aria-hidden="true" />
        {t("remove")}
      </LinkButton>
    </div>
  );
}
