import type { Actor, Context } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { counterNote } from "@/lib/effects/counter-note";
import type { Effects } from "@/lib/effects/effects";
import { type ReplyingInvitee, type ReplyOrder, recordReply, timeAnswered } from "@/lib/effects/replying-invitee";
import { AppError, isRefusal } from "@/lib/errors";
import type { CalendarMessage } from "@/lib/ics/read-reply";
import { isPresentTime } from "@/lib/meetings/answers/answered-time";
import { keepDelegate } from "@/lib/meetings/answers/delegates";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { respond } from "@/lib/meetings/answers/respond";
import { respondInput } from "@/lib/meetings/answers/respond-input";
import { keepEmailedWords } from "@/lib/meetings/answers/words-by-email";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { canonicalEmail } from "@/lib/people/canonical-email";
import { emailedSayer } from "@/lib/wording/emailed-words";

type Said = { readonly replier: ReplyingInvitee; readonly message: CalendarMessage; readonly order: ReplyOrder };

/**
 * Carries out what an invitee's calendar program wrote, by the verbs that every other way uses and with the invitee as the
 * actor: an answer, another time (docs/design/mail-and-ics.md#6.5) or that somebody else comes, which only the host decides.
 * What is to an earlier time does not count. @returns why not, when it did not
 */
export async function takeMessage(effects: Effects, tx: Tx, said: Said): Promise<string | undefined> {
  const ctx = { ...effects.contextOf(actorOf(said.replier)), db: tx };
  try {
    if (said.message.kind === "delegation") return await passOnDelegate(ctx, tx, said);
    if (said.message.kind === "counter") return await takeCounter(ctx, tx, said);
    return await answer(ctx, tx, said);
  } catch (error) {
    if (isRefusal("conflict")(error)) return "outdated";
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function actorOf({ userId, role, invitationId }: ReplyingInvitee): Actor {
  return userId !== null && role !== null ? { kind: "user", userId, role } : { kind: "guest", invitationId };
}

async function answer(ctx: Context, tx: Tx, { replier, message, order }: Said): Promise<string | undefined> {
  const time = await timeAnswered(tx, replier, message.sequence);
  if (!time) return "outdated";
  const input = respondInput.parse({ response: message.response, note: message.comment });
  await respond(ctx, replier.meetingId, { ...input, ...time }, "mail");
  await recordReply(tx, replier.invitationId, order, ctx.now());
  return undefined;
}

/** A maybe or no in it is the answer too; a yes to a time that is not the meeting's is none. */
async function takeCounter(ctx: Context, tx: Tx, said: Said): Promise<string | undefined> {
  const { replier, message } = said;
  const meeting = await findMeeting(ctx, replier.meetingId);
  const time = await timeAnswered(tx, replier, message.sequence);
  if (!time || !isPresentTime(time, meeting)) return "outdated";
  const { startsAt, response, sequence } = message;
  const say = emailedSayer(replier.hostLocale);
  const note = counterNote(message, meeting, say);
  if (startsAt === meeting.startsAt && response !== null) {
    return answer(ctx, tx, { ...said, message: { ...message, comment: note } });
  }
  if (startsAt === null || startsAt === meeting.startsAt || startsAt <= ctx.now()) {
    const words = note ?? (startsAt === meeting.startsAt ? null : say("otherTime"));
    if (words !== null) await keepForHost(ctx, tx, said, words);
    return "counter_unusable";
  }
  if (response === "declined" || response === "tentative") await answer(ctx, tx, said);
  await proposeTimes(ctx, meeting.id, { startsAt: [startsAt], note }, { counterSequence: sequence });
  return undefined;
}

async function passOnDelegate(ctx: Context, tx: Tx, said: Said): Promise<string> {
  const { delegatedTo, comment } = said.message;
  const say = emailedSayer(said.replier.hostLocale);
  const sentence = delegatedTo === null ? say("someoneInstead") : say("comesInstead", { who: delegatedTo });
  const kept = await keepForHost(ctx, tx, said, comment === null ? sentence : `${sentence}\n\n${comment}`);
  if (kept === "too_many") return kept;
  for (const one of delegatedTo?.split(", ") ?? [])
    await keepDelegate(tx, said.replier, canonicalEmail(one), ctx.now());
  return "delegated";
}

function keepForHost(ctx: Context, tx: Tx, { replier, order }: Said, body: string) {
  const { eventId, arrivedAt } = order;
  const words = { eventId: eventId ?? "", at: arrivedAt ?? ctx.now(), body, attachments: [] };
  return keepEmailedWords(ctx, tx, replier, words);
}
