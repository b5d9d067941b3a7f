import { useTranslations } from "next-intl";
import type { ChangeRow } from "@/components/meeting-change/change-rows";
import type { Facts } from "@/components/meeting-change/facts";
import { Time } from "@/components/ui/time";
import { reminderPlans } from "@/lib/meetings/reminder-plan";
import { whenWords } from "@/lib/time/when-words";

type Props = { row: ChangeRow; side: "from" | "to"; facts: Facts };

/** One side of a changed field, in words. Times are in the reader's zone. */
export function ChangeValue({ row, side, facts }: Props) {
  const t = useTranslations("meetingChange.value");
  const common = useTranslations("common");
  const { names, clients, reader } = facts;
  if ("emails" in row) {
    if ((row.field === "removed") === (side === "to")) return t("notInvited");
    return <People emails={row.emails} names={names} />;
  }
  if (row.field === "when") {
    const { timeZone, locale } = reader;
    return <Time at={row[side].startsAt}>{whenWords({ ...row[side], timeZone, locale })}</Time>;
  }
  const value = row[side];
  if (row.field === "location") return <Place value={value} />;
  if (typeof value !== "string") return t("none");
  if (row.field === "relationshipId") return clients[value] ?? t("formerClient");
  if (row.field === "disclosure") return common(value === "full" ? "full" : "neutral");
  if (row.field === "reminders") return common(`reminder.${reminderPlans.find((plan) => plan === value) ?? "none"}`);
  if (row.field === "status") return common(value === "cancelled" ? "status.cancelled" : "status.scheduled");
  return <span className="whitespace-pre-line">{value}</span>;
}

function People({ emails, names }: { emails: readonly string[]; names: Facts["names"] }) {
  return (
    <ul>
      {emails.map((email) => (
        <li key={email} className="[overflow-wrap:anywhere]">
          {names[email] ?? email}
        </li>
      ))}
    </ul>
  );
}

function Place({ value }: { value: unknown }) {
  const common = useTranslations("common");
  const { type, detail } = placeOf(value);
  return (
    <>
      {common(`place.${type}`)}
      {detail === undefined ? null : <span className="block [overflow-wrap:anywhere]">{detail}</span>}
    </>
  );
}

/** A place as the API writes it. */
function placeOf(value: unknown): { type: "video" | "phone" | "in_person"; detail: string | undefined } {
  const place = typeof value === "object" && value !== null ? value : {};
  const type = "type" in place && (place.type === "phone" || place.type === "in_person") ? place.type : "video";
  return { type, detail: "value" in place && typeof place.value === "string" ? place.value : undefined };
}
