import { exampleChange, exampleMeeting } from "@/lib/web/openapi-bodies";

type Shown = { appUrl: string; method: string; path: string; open: boolean; hasBody: boolean };

/** A command to paste into a shell where COMPATH_API_KEY is set; ids stay as `MEETING_ID` to fill in. */
export function curlOf({ appUrl, method, path, open, hasBody }: Shown): string {
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${method} `}${appUrl}${path.replace("{id}", "MEETING_ID")}`,
    ...(open ? [] : ['-H "Authorization: Bearer $COMPATH_API_KEY"']),
    ...(hasBody ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(hasBody
      ? [
          '-H "Content-Type: application/json"',
          `-d '${JSON.stringify(method === "PATCH" ? exampleChange : exampleMeeting, null, 2)}'`,
        ]
      : []),
  ];
  return parts.join(" \\\n  ");
}
