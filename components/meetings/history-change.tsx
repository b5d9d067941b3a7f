import { useTranslations } from "next-intl";
import type { Reader } from "@/components/meetings/reader";
import type { HistoryLine } from "@/lib/meetings/history-line";
import { instantOfRfc3339 } from "@/lib/time/rfc3339";
import { shortWhenWords } from "@/lib/time/when-words";

const FIELDS = [
  "title",
  "description",
  "startsAt",
  "endsAt",
  "timeZone",
  "location",
  "host",
  "status",
  "invitees",
  "response",
] as const;

type Props = { change: HistoryLine["changes"][number]; reader: Reader };

/** One field with its old and new value where both are short; longer texts are only named. */
export function HistoryChange({ change, reader }: Props) {
  const t = useTranslations("meetingPage.history.change");
  const field = FIELDS.find((known) => known === change.field);
  if (field === undefined) return null;
  return t(field, { from: shown(change.from, reader), to: shown(change.to, reader) });
}

/** Instants in the reader's zone; what is no text is never shown. */
function shown(value: unknown, reader: Reader): string {
  if (typeof value !== "string") return "";
  const startsAt = instantOfRfc3339(value);
  return startsAt === undefined ? value : shortWhenWords({ startsAt, ...reader });
}
