import type { Context } from "@/lib/context";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import type { Invitable } from "@/lib/meetings/schedule/invitable-view";
import { viewOf } from "@/lib/meetings/view";

type People = { readonly clients: readonly Invitable[]; readonly colleagues: readonly Invitable[] };

/** Names by address: of those who can be invited by name, and of those who are invited, as the host may see them. */
export function namesIn(
  ctx: Context,
  meeting: MeetingRow,
  { clients, colleagues }: People = { clients: [], colleagues: [] },
): Record<string, string> {
  const { invitees } = viewOf(meeting, ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() });
  return Object.fromEntries(
    [...clients, ...colleagues, ...invitees].flatMap(({ email, name }) => (name === null ? [] : [[email, name]])),
  );
}
