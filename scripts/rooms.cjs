/** The rooms of the large folders: which other rooms of the same folder each may know. All know the files at its top. */
module.exports = {
  "lib/meetings": {
    "": [],
    invitees: [],
    "calendar-file": [],
    lists: ["calendar-file"],
    announce: ["invitees"],
    room: ["invitees"],
    guests: ["announce", "invitees"],
    schedule: ["announce", "guests", "invitees"],
    change: ["announce", "guests", "invitees"],
    answers: ["change", "announce", "invitees"],
  },
  "lib/web": {
    request: [],
    callers: ["request"],
    api: ["callers", "request"],
    openapi: ["request"],
    forms: ["callers", "request"],
    pages: ["forms", "callers", "request"],
    proxy: ["callers"],
  },
  "lib/effects": {
    mail: ["mail-provider"],
    "mail-provider": [],
    calendar: [],
  },
  "lib/adapters": {
    network: [],
    mail: ["network"],
    push: ["network"],
    "calendar-google": ["network"],
    "calendar-caldav": ["network"],
  },
};
