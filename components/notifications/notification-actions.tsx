"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { JoinLink } from "@/components/meetings/join-link";
import type { NotificationReader } from "@/components/notifications/notification-line";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";
import type { NotificationView } from "@/lib/notifications/view";
import { shortWhenWords } from "@/lib/time/when-words";

type Props = { notification: NotificationView; reader: NotificationReader; accept: FormAction };

/** What can be done about a meeting without opening its page: join while its room is open, accept until it is answered. */
export function NotificationActions({ notification, reader, accept }: Props) {
  const t = useTranslations("notifications");
  const common = useTranslations("common");
  const [state, submit] = useActionState(accept, undefined);
  const { id, status, meetingUrl, awaitsAnswer } = notification;
  const times = { startsAt: Date.parse(notification.startsAt), endsAt: Date.parse(notification.endsAt) };
  const when = shortWhenWords({ startsAt: times.startsAt, ...reader });
  const about = <span className="sr-only">: {t("about", { when })}</span>;
  return (
    <div className="flex flex-wrap items-center gap-3 px-2 pb-4 pl-11 empty:hidden sm:px-4 sm:pl-13">
      {status === "cancelled" ? null : (
        <JoinLink
          {...times}
          href={new URL(meetingUrl).pathname}
          now={reader.now}
          size="sm"
          shortcut={false}
          label={
            <>
              {common("join")}
              {about}
            </>
          }
        />
      )}
      {awaitsAnswer ? (
        <Form action={submit}>
          <input type="hidden" name="notificationId" value={id} />
          <input type="hidden" name="startsAt" value={notification.startsAt} />
          <input type="hidden" name="endsAt" value={notification.endsAt} />
          <SubmitButton variant="secondary" size="sm" pendingLabel={common("accepting")}>
            <Check aria-hidden="true" />
            {common("accept")}
            {about}
          </SubmitButton>
          <FieldErrors
            id={`accept-${id}`}
            errors={state?.errors.startsAt ? [common("timeChanged")] : Object.values(state?.errors ?? {}).flat()}
          />
        </Form>
      ) : null}
    </div>
  );
}
