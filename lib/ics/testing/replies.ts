type Wishes = {
  uid: string;
  attendee: string;
  partstat?: string;
  sequence?: number;
  /** `20270301T100000Z` */
  stamp?: string;
  /** Whole lines of the event, for what should not be there. */
  more?: string[];
};

const usual = { partstat: "ACCEPTED", sequence: 0, stamp: "20270301T100000Z", more: [] };

/** Both have the same frame; what is in it, and in which order, is each one's own. */
const file = (...lines: string[]) => ["BEGIN:VCALENDAR", ...lines, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");

/** An answer as Google Calendar writes it. The words of the person stand in a parameter of its own. */
export function googleReply(wishes: Wishes) {
  const { uid, attendee, partstat, sequence, stamp, more } = { ...usual, ...wishes };
  return file(
    "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
    "VERSION:2.0",
    "CALSCALE:GREGORIAN",
    "METHOD:REPLY",
    "BEGIN:VEVENT",
    "DTSTART:20270310T150000Z",
    "DTEND:20270310T160000Z",
    `DTSTAMP:${stamp}`,
    "ORGANIZER;CN=Dr. Ada:mailto:rsvp@reply.example",
    `UID:${uid}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${partstat};CN=${attendee}`,
    ` ;X-NUM-GUESTS=0;X-RESPONSE-COMMENT="Gladly; see you":mailto:${attendee}`,
    "CREATED:20270301T095800Z",
    "DESCRIPTION:",
    "LAST-MODIFIED:20270301T100000Z",
    "LOCATION:",
    `SEQUENCE:${sequence}`,
    "STATUS:CONFIRMED",
    "SUMMARY:Appointment with Dr. Ada",
    "TRANSP:OPAQUE",
    ...more,
  );
}

/** An answer as Exchange writes it: without ORGANIZER, with a time zone, folded lines, its own properties, and a comment. */
export function exchangeReply(wishes: Wishes) {
  const { uid, attendee, partstat, sequence, stamp, more } = { ...usual, ...wishes };
  return file(
    "METHOD:REPLY",
    "PRODID:Microsoft Exchange Server 2010",
    "VERSION:2.0",
    "BEGIN:VTIMEZONE",
    "TZID:W. Europe Standard Time",
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    `ATTENDEE;PARTSTAT=${partstat};CN=Bo Berg:MAILTO:${attendee.slice(0, 4)}`,
    ` ${attendee.slice(4)}`,
    "COMMENT;LANGUAGE=de-DE:Ich komme gern\\, bis dann.\\n",
    `UID:${uid.slice(0, 30)}`,
    ` ${uid.slice(30)}`,
    "SUMMARY;LANGUAGE=de-DE:Zugesagt: Appointment with Dr. Ada",
    "DTSTART;TZID=W. Europe Standard Time:20270310T160000",
    "DTEND;TZID=W. Europe Standard Time:20270310T170000",
    "CLASS:PRIVATE",
    "PRIORITY:5",
    `DTSTAMP:${stamp}`,
    "TRANSP:OPAQUE",
    "STATUS:CONFIRMED",
    `SEQUENCE:${sequence}`,
    "LOCATION;LANGUAGE=de-DE:",
    `X-MICROSOFT-CDO-APPT-SEQUENCE:${sequence}`,
    "X-MICROSOFT-CDO-OWNERAPPTID:0",
    "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
    "X-MICROSOFT-DISALLOW-COUNTER:FALSE",
    ...more,
  );
}
