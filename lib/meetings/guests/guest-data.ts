import type { Context } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import { provenAddress } from "@/lib/meetings/guests/proven-address";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Everything that is kept of an address whose guest has proved it in this browser, whoever invited it. Of a meeting that is off
 * or that they were taken off, nothing but host and invitation: they may not know more of it on any page either.
 * @throws AppError as `provenAddress`
 */
export async function guestData(ctx: Context) {
  const { db } = ctx;
  const email = await provenAddress(ctx);
  const guests: Prisma.InvitationWhereInput = { email, OR: [{ kind: "external" }, { addressOnly: true }] };
  const found = await db.invitation.findMany({ where: guests, select: invited, orderBy: { id: "asc" } });
  const ids = found.map(({ id }) => id);
  const stopped = {
    where: { emailHash: ctx.secrets.addressHash(email), hostId: { in: found.map(({ meeting }) => meeting.hostId) } },
    select: { host: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  } as const;
  return {
    exportedAt: rfc3339Of(ctx.now()),
    email,
    invitations: found.map(({ id, meeting, ...own }) => ({ id, ...own, meeting: shownOf(meeting, own.removedAt) })),
    remindersStopped: namesOf(await db.reminderOptOut.findMany(stopped)),
    messageEmailsStopped: namesOf(await db.messageOptOut.findMany(stopped)),
    ...(await aroundTheGuest(db, email, ids)),
  };
}

const invited = {
  id: true,
  name: true,
  createdAt: true,
  removedAt: true,
  response: true,
  respondedAt: true,
  responseVia: true,
  note: true,
  earlierResponse: true,
  readPosition: true,
  meeting: {
    select: {
      hostId: true,
      status: true,
      title: true,
      startsAt: true,
      endsAt: true,
      timeZone: true,
      host: { select: { name: true } },
    },
  },
  proposals: { select: { startsAt: true, note: true, state: true, createdAt: true }, orderBy: { createdAt: "asc" } },
  messages: { select: { position: true, body: true, createdAt: true }, orderBy: { position: "asc" } },
  emails: { select: { at: true, body: true, attachments: true }, orderBy: { at: "asc" } },
  delegateRequests: { select: { email: true, at: true }, orderBy: { at: "asc" } },
  deliveries: {
    select: { channel: true, template: true, state: true, reason: true, createdAt: true, at: true },
    orderBy: { createdAt: "asc" },
  },
  participants: { select: { joinedAt: true } },
  confirmations: { select: { createdAt: true }, orderBy: { createdAt: "asc" } },
} satisfies Prisma.InvitationSelect;

type Invited = Prisma.InvitationGetPayload<{ select: typeof invited }>;

function shownOf({ host, hostId: _, ...meeting }: Invited["meeting"], removedAt: Date | null) {
  return removedAt === null && meeting.status === "scheduled"
    ? { host: host.name, ...meeting }
    : { host: host.name, status: meeting.status };
}

/** What names the guest by an id of theirs or by the address, outside of their invitations. */
async function aroundTheGuest(db: Context["db"], email: string, ids: string[]) {
  const theirs = { actorKind: "guest", actorId: { in: ids } };
  return {
    accesses: await db.access.findMany({
      where: theirs,
      select: { at: true, actorId: true, part: true, action: true, outcome: true },
      orderBy: { at: "asc" },
    }),
    history: await db.historyEntry.findMany({
      where: theirs,
      select: { at: true, actorId: true, action: true, changes: true },
      orderBy: { at: "asc" },
    }),
    codes: await db.signInChallenge.findMany({
      where: { email },
      select: { createdAt: true, expiresAt: true, consumedAt: true },
      orderBy: { createdAt: "asc" },
    }),
    askedToComeInsteadOfSomebody: await db.delegateRequest.findMany({
      where: { email },
      select: { at: true },
      orderBy: { at: "asc" },
    }),
  };
}

const namesOf = (stopped: readonly { host: { name: string } }[]) => stopped.map(({ host }) => host.name);
