import { beforeEach, expect, test, vi } from "vitest";
import { sessionIdOf } from "@/lib/auth/session-token";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { findSignedIn } from "@/lib/people/sign-in/session";
import { hashOf } from "@/lib/secrets";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser, scheduleInput } from "@/lib/testing/people";
import { runCommand } from "@/scripts/admin/run";

const operator: Context = contextAs({ kind: "system" });
const secret = "0123456789abcdef0123456789abcdef";

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", testDatabaseUrl());
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("APP_URL", "https://meet.example");
});

async function admin(...words: string[]) {
  const { ok, answer } = await runCommand(operator, words);
  if (!ok) throw new Error(String(answer.error));
  return answer;
}

async function refusalOf(...words: string[]) {
  const { ok, answer } = await runCommand(operator, words);
  expect(ok).toBe(false);
  expect(Object.keys(answer)).toEqual(["error"]);
  return String(answer.error);
}

const address = () => `${newId()}@made.example`;

test("accounts, relationships and keys are made and ended by the words of the contract", async () => {
  const [counselor, client] = [address(), address()];
  const made = await admin(
    ...["user", "create", "--email", counselor, "--name", "Dana Whitfield", "--role", "counselor"],
    ...["--time-zone", "Europe/Berlin", "--locale", "de", "--practice", `Linden ${newId()}`],
  );
  expect(made).toEqual({ id: expect.any(String) });
  await admin("user", "create", "--email", client, "--name=Mara", "--role", "client", "--unverified");
  expect(await testDb().user.findUniqueOrThrow({ where: { email: client } })).toMatchObject({ emailVerifiedAt: null });
  await admin("user", "verify", "--email", client);
  expect(await testDb().user.findUniqueOrThrow({ where: { email: client } })).toMatchObject({
    emailVerifiedAt: expect.any(Date),
  });
  const relationship = await admin("relationship", "create", "--counselor", String(made.id), "--client", client);
  expect(await admin("relationship", "end", "--id", String(relationship.id))).toEqual(relationship);

  const key = await admin("api-key", "create", "--user", counselor, "--scopes", "meetings:read, meetings:write");
  expect(key).toEqual({ id: expect.any(String), secret: expect.stringMatching(/^cmp_/) });
  await admin("api-key", "revoke", "--id", String(key.id));
  const ends = { cancels: 0, notifies: 0, asks: 0, relationships: 0, sessions: 0, apiKeys: 0, calendars: 0 };
  expect(await admin("user", "deactivate", "--email", counselor, "--dry-run")).toEqual({ ...made, ...ends });
  expect(await admin("user", "deactivate", "--email", counselor)).toEqual(made);
  expect(await refusalOf("api-key", "create", "--user", counselor, "--scopes", "meetings:read")).toMatch(/active/);
});

test("a session's cookie is printed as a browser would send it, and signs its user in", async () => {
  const user = await makeUser();
  const { cookie } = await admin("session", "create", "--user", user.email);
  const [name, value = ""] = String(cookie).split("=");
  expect(name).toBe("__Host-compath.session");
  const id = await sessionIdOf(secret, value);
  expect(id && (await findSignedIn(testDb(), id, Date.now()))).toMatchObject({ userId: user.id });
});

test("a template is switched in both channels and every language", async () => {
  expect(await admin("template", "disable", "--key", "meeting_updated")).toEqual({
    key: "meeting_updated",
    enabled: false,
    rows: 8,
  });
  const enabled = async () => {
    const { templates } = await admin("template", "list");
    if (!Array.isArray(templates)) throw new Error("No list of templates.");
    return templates.filter((row) => row.key === "meeting_updated" && row.enabled).length;
  };
  expect(await enabled()).toBe(0);
  await admin("template", "enable", "--key", "meeting_updated");
  expect(await enabled()).toBe(8);
  expect(await refusalOf("template", "enable", "--key", "nonsense")).toMatch(/no template/);
});

test("failed jobs are listed and put back for one more try", async () => {
  const id = newId();
  await testDb().$executeRaw`
    insert into pgboss.job (id, name, data, state, completed_on, start_after)
    values (${id}::uuid, 'send-sign-in', '{}', 'failed', now(), now() + interval '1 hour')`;
  const failedJobs = async () => {
    const { jobs } = await admin("jobs", "list", "--failed");
    return jobs;
  };
  expect(await failedJobs()).toMatchObject([{ id, name: "send-sign-in", state: "failed" }]);
  expect(await admin("jobs", "retry", "--id", id)).toEqual({ id });
  expect(await failedJobs()).toEqual([]);
  const { jobs } = await admin("jobs", "list");
  expect(jobs).toMatchObject([{ id, state: "retry", endedAt: null }]);
  expect(await refusalOf("jobs", "retry", "--id", id)).toMatch(/No failed job/);
});

test("a fresh invitation link opens, the one before is dead, and the history tells of it", async () => {
  const host = await makeUser();
  const email = address();
  const meeting = await scheduleMeeting(contextOf(host), scheduleInput({ inviteeEmails: [email] }));
  const before = await testDb().invitation.findFirstOrThrow({ where: { meetingId: meeting.id } });

  const { url, token } = await admin("invitation", "link", "--meeting", meeting.id, "--email", email.toUpperCase());
  expect(url).toBe(`https://meet.example/i/${token}`);
  const after = await testDb().invitation.findUniqueOrThrow({ where: { id: before.id } });
  expect(Buffer.from(after.tokenHash)).toEqual(Buffer.from(hashOf(String(token))));
  expect(after.tokenVersion).toBe(1);
  expect(Buffer.from(after.tokenHash)).not.toEqual(Buffer.from(before.tokenHash));

  const { history } = await admin("history", "export", "--meeting", meeting.id);
  expect(history).toMatchObject([
    { position: 1, action: "meeting_scheduled", actorKind: "user", actorId: host.id },
    {
      position: 2,
      action: "invitation_link_issued",
      actorKind: "system",
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
  await testDb().invitation.update({ where: { id: before.id }, data: { removedAt: new Date() } });
  await refusalOf("invitation", "link", "--meeting", meeting.id, "--email", email);
});

test("links issued at the same moment leave one that works and a history without gaps", async () => {
  const meeting = await scheduleMeeting(contextOf(await makeUser()), scheduleInput({ inviteeEmails: [address()] }));
  const { email } = await testDb().invitation.findFirstOrThrow({ where: { meetingId: meeting.id } });
  const link = () => admin("invitation", "link", "--meeting", meeting.id, "--email", email);
  const issued = await Promise.all([link(), link(), link(), link()]);
  const { tokenHash } = await testDb().invitation.findFirstOrThrow({ where: { meetingId: meeting.id } });
  const alive = issued.filter(({ token }) => Buffer.from(hashOf(String(token))).equals(Buffer.from(tokenHash)));
  expect(alive).toHaveLength(1);
  const lines = await testDb().historyEntry.findMany({
    where: { meetingId: meeting.id },
    orderBy: { position: "asc" },
  });
  expect(lines.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
});

test.each([
  [[], /no such command/],
  [["user"], /no such command/],
  [["user", "create"], /--email/],
  [["user", "create", "--email"], /--email/],
  [["user", "verify", "--mail", "x"], /--mail/],
  [["user", "create", "--email", "nonsense", "--name", "x", "--role", "king"], /email:.*role:/],
  [["api-key", "revoke", "--id", "1"], /must be an id/],
  [["api-key", "revoke", "--id", "0193f3a0-0000-7000-8000-000000000000"], /nothing here/],
  [["session", "create", "--user", "nobody@made.example"], /no such account/],
  [
    ["invitation", "link", "--meeting", "0193f3a0-0000-7000-8000-000000000000", "--email", "a@b.example"],
    /nothing here/,
  ],
])("%j is answered with a sentence", async (words, sentence) => {
  expect(await refusalOf(...words)).toMatch(sentence);
});
