/** What the calendars on the web are told of a meeting. Instants in epoch milliseconds. */
export type CalendarEntry = {
  readonly summary: string;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
  readonly startsAt: number;
  readonly endsAt: number;
};

export type WebCalendar = "google" | "outlook" | "microsoft365" | "yahoo";

/**
 * Addresses at which the calendars on the web open a new entry, filled in. Nothing is sent before the person follows one, and
 * then exactly what a calendar file would say. The parameters are those of the services' own "add to calendar" pages, which
 * take UTC, so that no zone is left to guess. Pure.
 */
export function calendarLinks(entry: CalendarEntry): Readonly<Record<WebCalendar, string>> {
  const [start, end] = [compact(entry.startsAt), compact(entry.endsAt)];
  const { summary, description = "", location = "" } = entry;
  const outlook = {
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: summary,
    body: description,
    location,
    startdt: new Date(entry.startsAt).toISOString(),
    enddt: new Date(entry.endsAt).toISOString(),
  };
  return {
    google: address("https://calendar.google.com/calendar/render", {
      action: "TEMPLATE",
      text: summary,
      details: description,
      location,
      dates: `${start}/${end}`,
    }),
    outlook: address("https://outlook.live.com/calendar/0/action/compose", outlook),
    microsoft365: address("https://outlook.office.com/calendar/0/action/compose", outlook),
    yahoo: address("https://calendar.yahoo.com/", {
      v: "60",
      title: summary,
      desc: description,
      in_loc: location,
      st: start,
      et: end,
    }),
  };
}

function address(page: string, values: Record<string, string>): string {
  // Not URLSearchParams: Outlook shows its plus signs instead of spaces.
  const query = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${page}?${query.join("&")}`;
}

/** `20270310T150000Z` */
function compact(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
}
