type Shown = { appUrl: string; method: string; path: string; open: boolean; example?: unknown };

/** A command to paste into a shell where COMPATH_API_KEY is set; ids stay as `MEETING_ID` to fill in. */
export function curlOf({ appUrl, method, path, open, example }: Shown): string {
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${method} `}${appUrl}${fillIn(path)}`,
    ...(open ? [] : ['-H "Authorization: Bearer $COMPATH_API_KEY"']),
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
