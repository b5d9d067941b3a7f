import { useTranslations } from "next-intl";
import { onlyIn } from "@/components/meeting-change/change-rows";
import { ChangeValue } from "@/components/meeting-change/change-value";
import type { Reader } from "@/components/meetings/reader";
import type { Change } from "@/lib/meetings/content";
import type { HistoryLine } from "@/lib/meetings/lists/history-line";
import { instantOfRfc3339 } from "@/lib/time/rfc3339";
import { shortWhenWords } from "@/lib/time/when-words";

type Field = Exclude<Change["field"], "invitees" | "location"> | "response";

/** All that can change of a meeting, or types are red. */
const FIELDS: Record<Field, true> = {
  title: true,
  description: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  host: true,
  status: true,
  response: true,
};

type Props = { change: HistoryLine["changes"][number]; reader: Reader };

/** One field with its old and new value where both are short; longer texts are only named. */
export function HistoryChange({ change, reader }: Props) {
  const t = useTranslations("meetingPage.history.change");
  const sent = mailIn(change);
  if (sent) return t("delivery", sent);
  if (change.field === "invitees") return <Invitees change={change} />;
  if (change.field === "location") return <Place change={change} reader={reader} />;
  if (change.field === "proposal") return <Times times={change.to ?? change.from} reader={reader} />;
  if (!isField(change.field)) return null;
  return t(change.field, { from: shown(change.from, reader), to: shown(change.to, reader) });
}

function isField(field: string): field is Field {
  return Object.hasOwn(FIELDS, field);
}

function Invitees({ change: { from, to } }: Pick<Props, "change">) {
  const t = useTranslations("meetingPage.history.change");
  const [gone, come] = [onlyIn(from, to), onlyIn(to, from)];
  return (
    <span className="[overflow-wrap:anywhere]">
      {come.length > 0 ? <span className="block">{t("invited", { people: come.join(", ") })}</span> : null}
      {gone.length > 0 ? <span className="block">{t("uninvited", { people: gone.join(", ") })}</span> : null}
    </span>
  );
}

/** Proposed times in the reader's zone. */
function Times({ times, reader }: { times: unknown; reader: Reader }) {
  const all = Array.isArray(times) ? times.map((time: unknown) => shown(time, reader)) : [];
  return <span>{all.join(" · ")}</span>;
}

function Place({ change: { from, to }, reader }: Props) {
  const t = useTranslations("meetingPage.history.change");
  const row = { field: "location" as const, from, to };
  const facts = { names: {}, clients: {}, reader };
  return t.rich("location", {
    old: () => <ChangeValue row={row} side="from" facts={facts} />,
    new: () => <ChangeValue row={row} side="to" facts={facts} />,
  });
}

/** The mail that a line tells of, if it tells of one. */
function mailIn({ to }: Props["change"]): { template: string; email: string } | undefined {
  if (typeof to !== "object" || to === null || !("template" in to && "email" in to)) return undefined;
  return { template: String(to.template), email: String(to.email) };
}

/** Instants in the reader's zone; what is no text is never shown. */
function shown(value: unknown, reader: Reader): string {
  if (typeof value !== "string") return "";
  const startsAt = instantOfRfc3339(value);
  return startsAt === undefined ? value : shortWhenWords({ startsAt, ...reader });
}
