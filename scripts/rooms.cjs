/** The rooms of the large folders: which other rooms of the same folder each may know. All know the files at its top. */
const rooms = {
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

/** One rule per room, made by `never` of .dependency-cruiser.cjs: it knows its own files, the top of its folder and the rooms named above. */
const wallsOf = (never) =>
  Object.entries(rooms).flatMap(([folder, inside]) =>
    Object.entries(inside).map(([room, known]) =>
      never(
        `wall-of-${folder.slice("lib/".length)}-${room || "top"}`,
        room ? `^${folder}/${room}/` : `^${folder}/[^/]+$`,
        { path: `^${folder}/[^/]+/`, pathNot: `^${folder}/(${[room || "testing", "testing", ...known].join("|")})/` },
        `${folder}/${room} may know ${known.length > 0 ? `${known.join(", ")} and ` : ""}the top of ${folder}.`,
      ),
    ),
  );

module.exports = { rooms, wallsOf };
