import { getTranslations } from "next-intl/server";
import { DeliveryState } from "@/components/meeting-people/delivery-state";
import { reasonKeyOf } from "@/components/meeting-people/delivery-words";
import type { Reader } from "@/components/meetings/reader";
import { Time } from "@/components/ui/time";
import { Words } from "@/components/ui/words";
import type { DeliveryLog, DeliveryStep } from "@/lib/meetings/lists/list-deliveries";
import { secondWords } from "@/lib/time/moment-words";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { zoneWords } from "@/lib/time/when-words";

type Props = { logs: readonly DeliveryLog[]; reader: Reader };

/** The ledger of a meeting's messages: what each one met, step by step. */
export async function DeliveryLogs({ logs, reader }: Props) {
  const t = await getTranslations("meetingPage.deliveries");
  if (logs.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <Words of={["meetingPage.who"]}>
      <p className="max-w-prose text-ink-soft">{t("lead")}</p>
      <ol className="mt-6 flex flex-col divide-y divide-line border-line border-y">
        {logs.map((log) => (
          <li key={log.id} className="grid gap-x-8 gap-y-3 py-5 text-sm md:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]">
            <div className="flex min-w-0 flex-col gap-1">
              <h2 className="text-base [overflow-wrap:anywhere]">
                <bdi>{log.person}</bdi>
              </h2>
              <DeliveryState delivery={{ ...log, at: rfc3339Of(log.at) }} reader={reader} />
            </div>
            <Steps log={log} reader={reader} />
          </li>
        ))}
      </ol>
      <p className="mt-4 text-ink-soft text-sm">
        {t("zone", { zone: zoneWords(reader.timeZone, reader.now, reader.locale) })}
      </p>
    </Words>
  );
}

async function Steps({ log, reader }: { log: DeliveryLog; reader: Reader }) {
  const t = await getTranslations("meetingPage.deliveries");
  if (log.steps.length === 0) return <p className="text-ink-soft">{t(log.channel === "email" ? "noTry" : "inApp")}</p>;
  return (
    <ol className="flex min-w-0 flex-col gap-2.5 border-line border-l-2 pl-4">
      {log.steps.map((step) => (
        <li key={`${step.kind} ${step.at} ${step.state}`}>
          <span className="flex flex-wrap gap-x-3">
            <Time at={step.at} className="whitespace-nowrap text-ink-soft tabular-nums">
              {secondWords(step.at, reader.timeZone, reader.locale)}
            </Time>
            <Happened step={step} />
          </span>
          {step.providerId === null ? null : (
            <span className="block break-all text-ink-soft text-xs">{t("providerId", { id: step.providerId })}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

async function Happened({ step }: { step: DeliveryStep }) {
  const t = await getTranslations("meetingPage.deliveries");
  const who = await getTranslations("meetingPage.who");
  if (step.kind === "reported") {
    const why = step.reason === null ? "" : who(`reason.${reasonKeyOf(step.reason)}`, { code: step.reason });
    return (
      <span>
        {t("reported", { state: step.state ?? "other", reason: why, has: step.reason === null ? "no" : "yes" })}
      </span>
    );
  }
  return <span>{t(step.kind, { code: step.reason ?? "" })}</span>;
}
