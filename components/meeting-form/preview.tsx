import { Bell, Mail, UsersRound } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { TypedRecipient } from "@/components/meeting-form/recipients";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import type { Span } from "@/lib/time/spans";
import { whenWords } from "@/lib/time/when-words";

type Props = {
  recipients: readonly TypedRecipient[];
  /** Undefined while it is not known, and for a meeting that starts now. */
  times: Span | undefined;
  /** What there is to say where no time is shown. */
  noTime: string;
  /** What mails and calendars will say. */
  reading: string;
};

/**
 * Preview of who will be notified before anything is sent: over which channel, in which language, at what time for
 * them.
 */
export function Preview({ recipients, times, noTime, reading }: Props) {
  const t = useTranslations("meetingForm.preview");
  return (
    <section aria-labelledby="preview" className="rounded-lg bg-sunken p-5 sm:p-6 lg:sticky lg:top-6">
      <h2 id="preview">{t("title")}</h2>
      <p role="status" className="mt-1 text-ink-soft text-sm">
        {t("count", { count: recipients.length })} {recipients.length === 0 || times ? null : noTime}
      </p>
      {recipients.length === 0 ? (
        <UsersRound aria-hidden="true" className="mx-auto my-8 size-10 text-line-strong" strokeWidth={1.5} />
      ) : (
        <ul className="my-4 divide-y divide-line">
          {recipients.map((recipient) => (
            <RecipientLine key={recipient.email} recipient={recipient} times={times} />
          ))}
        </ul>
      )}
      <p className="text-ink-soft text-sm">{reading}</p>
    </section>
  );
}

function RecipientLine({ recipient, times }: { recipient: TypedRecipient; times: Span | undefined }) {
  const t = useTranslations("meetingForm.preview");
  const common = useTranslations("common");
  const locale = useLocale();
  const { name, email, kind, timeZone, unsure } = recipient;
  const language = new Intl.DisplayNames(locale, { type: "language" }).of(recipient.locale) ?? recipient.locale;
  return (
    <li className="flex gap-3 py-4">
      <Avatar name={name ?? email} className="size-9 text-xs" />
      <div className="flex min-w-0 flex-col gap-1.5">
        <p className="font-semibold leading-snug [overflow-wrap:anywhere]">{name ?? email}</p>
        <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
          {t(kind)} · {t("language", { language })}
          {name === null ? null : <span className="block">{email}</span>}
        </p>
        {unsure ? <p className="font-semibold text-sm text-warn">{t("unsure")}</p> : null}
        <div className="flex flex-wrap gap-1.5">
          <Badge icon={<Mail />}>{common("email")}</Badge>
          {kind === "guest" ? null : <Badge icon={<Bell />}>{common("inApp")}</Badge>}
        </div>
        {times ? (
          <Time at={times.startsAt} className="text-sm">
            {whenWords({ ...times, timeZone, locale })}
          </Time>
        ) : null}
      </div>
    </li>
  );
}
