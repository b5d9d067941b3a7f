import type { Difference } from "@/lib/forms/edit-form-state";
import { instantOfRfc3339 } from "@/lib/time/rfc3339";
import type { Span } from "@/lib/time/spans";

/** One line of a comparison. Start and end are one line, and people who go and people who come are two. */
export type ChangeRow =
  | { readonly field: "when"; readonly from: Span; readonly to: Span }
  | { readonly field: "removed" | "added"; readonly emails: readonly string[] }
  | {
      readonly field: Exclude<Difference["field"], "startsAt" | "endsAt" | "invitees">;
      readonly from: unknown;
      readonly to: unknown;
    };

/** @param times when the meeting takes place on the `from` side. Pure. */
export function changeRowsOf(changes: readonly Difference[], times: Span): ChangeRow[] {
  const moved = changes.filter(({ field }) => field === "startsAt" || field === "endsAt");
  const rows = changes.flatMap((change): ChangeRow[] => {
    const { field, from, to } = change;
    if (field === "startsAt" || field === "endsAt") {
      return change === moved[0] ? [{ field: "when", from: times, to: movedTimes(moved, times) }] : [];
    }
    if (field !== "invitees") return [{ field, from, to }];
    return [inviteesRow("removed", from, to), inviteesRow("added", to, from)];
  });
  return rows.filter((row) => !("emails" in row) || row.emails.length > 0);
}

/** People of one list who are not in the other. */
export function onlyIn(list: unknown, other: unknown): string[] {
  const others = new Set(textsOf(other));
  return textsOf(list).filter((text) => !others.has(text));
}

function inviteesRow(field: "removed" | "added", list: unknown, other: unknown): ChangeRow {
  return { field, emails: onlyIn(list, other) };
}

function movedTimes(moved: readonly Difference[], times: Span): Span {
  const instant = (field: string) => {
    const to = moved.find((change) => change.field === field)?.to;
    return typeof to === "string" ? instantOfRfc3339(to) : undefined;
  };
  return { startsAt: instant("startsAt") ?? times.startsAt, endsAt: instant("endsAt") ?? times.endsAt };
}

function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((text) => typeof text === "string") : [];
}
