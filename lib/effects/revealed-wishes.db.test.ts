import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { announce } from "@/lib/effects/announce";
import { newId } from "@/lib/ids";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { respond } from "@/lib/meetings/answers/respond";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";
import { aMeetingToRemindOf, changeToRemindOf, invitationOf } from "@/lib/testing/reminders";

const rather = (ctx: Context, meetingId: string, startsAt: number) =>
  proposeTimes(ctx, meetingId, { startsAt: [startsAt + 86_400_000], note: null });
const yes = (ctx: Context, meetingId: string) => respond(ctx, meetingId, { response: "accepted", note: null });

type Cleo = Awaited<ReturnType<typeof makeUser>>;

/** A program of hers, with her key. */
async function byKey(cleo: Cleo): Promise<Context> {
  const scopes = ["meetings:read", "meetings:write"] as const;
  const key = { id: newId(), userId: cleo.id, label: "Program", scopes: [...scopes], createdAt: new Date() };
  await testDb().apiKey.create({ data: { ...key, hash: Buffer.from(key.id) } });
  return contextAs({ kind: "api_key", apiKeyId: key.id, userId: cleo.id, role: "client", scopes });
}

const byLink = async (_: Cleo, invitationId: string): Promise<Context> =>
  contextAs({ kind: "guest", invitationId, confirmed: true, justConfirmed: true });

// Until the host learns of her account a missing email would tell of it; afterwards her own wish counts.
test.each([
  ["proposes by a program", byKey, rather, false],
  ["answers by a program", byKey, yes, false],
  ["proposes signed in", async (cleo: Cleo) => contextOf(cleo), rather, false],
  ["proposes by the link", byLink, rather, true],
  ["answers by the link", byLink, yes, true],
] as const)(
  "who wants no emails of changes, is known by address only and %s: a change is emailed to her, or not",
  async (_, as, act, emailed) => {
    const cleo = await makeUser({ role: "client", name: "Cleo" });
    await testDb().user.update({ where: { id: cleo.id }, data: { updateMails: "never" } });
    const told = await aMeetingToRemindOf({ inviteeEmails: [cleo.email], inviteeUserIds: [] });
    const { id, startsAt } = told.meeting;
    await act(await as(cleo, invitationOf(told.meeting, cleo.email)), id, startsAt);

    await changeToRemindOf(told, { title: "Another title", location: { type: "phone", value: "+49 30 1" } });
    told.clock.now = Date.now();
    await announce(told.effects, { meetingId: id });
    await told.send();
    expect(told.mailed()).toEqual(emailed ? [cleo.email] : []);
  },
);
