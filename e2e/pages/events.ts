/** One server-sent event, its data read as JSON. */
type Sent = { event: string; id: string; data: { id: string; meetingId: string } };

/** An open event stream of one caller. `next` answers undefined once the server has ended it. */
export type EventStream = { status: number; headers: Headers; next(): Promise<Sent | undefined>; close(): void };

/** Opens a stream as a program does. */
export async function followEvents(url: string, headers: Record<string, string>): Promise<EventStream> {
  const leaving = new AbortController();
  const answer = await fetch(url, { headers, signal: leaving.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    status: answer.status,
    headers: answer.headers,
    async next() {
      for (;;) {
        const end = text.indexOf("\n\n");
        if (end >= 0) {
          const sent = sentIn(text.slice(0, end));
          text = text.slice(end + 2);
          if (sent) return sent;
          continue;
        }
        const read = await reader?.read();
        if (!read || read.done) return undefined;
        text += read.value;
      }
    },
    close: () => leaving.abort(),
  };
}

/** A block without data is a sign of life. */
function sentIn(block: string): Sent | undefined {
  const lines = block.split("\n").map((line) => /^(\w*): ?(.*)$/.exec(line) ?? []);
  const { event, id, data } = Object.fromEntries(lines.map(([, name = "", value = ""]) => [name, value]));
  return data === undefined ? undefined : { event: event ?? "", id: id ?? "", data: JSON.parse(data) };
}
