import { leavesGap } from "@/components/conversation/merge";
import { fetchAs } from "@/components/live/fetch-unless-offline";
import type { MessageView } from "@/lib/conversations/message-view";

export type Page = { readonly data: readonly MessageView[]; readonly page: { readonly nextCursor: string | null } };

/** A conversation as the page of `person` shows it (lib/web/callers/person.ts). */
export type MessagePlace = { readonly meetingId: string; readonly person: string | undefined };

/** Thrown when the conversation is not the reader's any more, or never was. */
export class GoneError extends Error {
  override readonly name = "GoneError";
}

/** Thrown when a message is refused for good. The page has words for the code: that of the field, else of the whole. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";

  constructor(readonly code: string) {
    super(`The message was refused: ${code}.`);
  }
}

/** One page, newest first. @throws GoneError, Error */
export async function fetchPage(
  { meetingId, person }: MessagePlace,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<Page> {
  const query = new URLSearchParams({ order: "newest", ...(cursor === null ? {} : { cursor }) });
  const answer = await fetchAs(person, `${pathOf(meetingId)}?${query}`, signal === undefined ? {} : { signal });
  requireAccess(answer);
  if (!answer.ok) throw new Error(`The messages could not be read: ${answer.status}.`);
  // Safe: our own API's contract (lib/web/openapi/message-schema.ts).
  return (await answer.json()) as Page;
}

/** Everything newer than what is shown, however many pages that takes. */
export async function fetchNewer(
  place: MessagePlace,
  shown: readonly MessageView[],
  signal: AbortSignal,
): Promise<readonly MessageView[]> {
  let { data, page } = await fetchPage(place, null, signal);
  while (page.nextCursor !== null && leavesGap(shown, data)) {
    const next = await fetchPage(place, page.nextCursor, signal);
    data = [...data, ...next.data];
    page = next.page;
  }
  return data;
}

/** Sends a message; sent again with the same client id it is the same one. @throws GoneError, RefusedError, Error */
export async function sendMessage(
  { meetingId, person }: MessagePlace,
  message: { body: string; clientId: string },
): Promise<MessageView> {
  const answer = await fetchAs(person, pathOf(meetingId), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(message),
  });
  // Safe: our own API's contract (lib/web/openapi/message-schema.ts).
  if (answer.ok) return (await answer.json()) as MessageView;
  if ([403, 409, 422].includes(answer.status)) throw new RefusedError(await codeIn(answer));
  requireAccess(answer);
  throw new Error(`The message could not be sent: ${answer.status}.`);
}

function requireAccess({ status }: Response): void {
  if (status === 401 || status === 403 || status === 404) throw new GoneError();
}

async function codeIn(answer: Response): Promise<string> {
  // Safe: our own API's problem document (RFC 9457).
  const { code, errors } = (await answer.json()) as { code: string; errors?: { code: string }[] };
  return errors?.[0]?.code ?? code;
}

function pathOf(meetingId: string): string {
  return `/api/v1/meetings/${meetingId}/messages`;
}
