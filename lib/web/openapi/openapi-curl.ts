/** What a command is made of; `by` says what it proves its caller with. */
type Shown = { appUrl: string; method: string; path: string; by: "nobody" | "key" | "session"; example?: unknown };

const PROOFS = {
  nobody: [],
  key: ['-H "Authorization: Bearer $COMPATH_API_KEY"'],
  session: ['-H "Cookie: $COMPATH_SESSION"'],
};

/** A command to paste into a shell where COMPATH_API_KEY is set, or COMPATH_SESSION for what no key does; ids stay as `MEETING_ID` to fill in. */
export function curlOf({ appUrl, method, path, by, example }: Shown): string {
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${method} `}${appUrl}${fillIn(path)}`,
    ...PROOFS[by],
    ...(method === "GET" ? [] : ['-H "Idempotency-Key: $(uuidgen)"']),
    ...(example === undefined
      ? []
      : ['-H "Content-Type: application/json"', `-d '${JSON.stringify(example, null, 2)}'`]),
  ];
  return parts.join(" \\\n  ");
}

function fillIn(path: string): string {
  return path.replace("{id}", "MEETING_ID").replace("{inviteeId}", "INVITEE_ID");
}
