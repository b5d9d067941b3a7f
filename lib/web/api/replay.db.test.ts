import { expect, test, vi } from "vitest";
import { POST as RESEND } from "@/app/api/v1/meetings/[id]/invitees/[inviteeId]/resend/route";
import { POST } from "@/app/api/v1/meetings/[id]/proposals/route";
import { PUT } from "@/app/api/v1/meetings/[id]/response/route";
import { POST as SCHEDULE } from "@/app/api/v1/meetings/route";
import { sessionCookieFor } from "@/lib/auth/session-cookie";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { pathOfToken } from "@/lib/web/pages/guest-page";
import { jar } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();

/** A meeting with Lena, who has an account, and with Bo, who holds the link; `be` makes this browser theirs. */
async function aMeeting() {
  const practice = await makePractice();
  const ctx = contextOf(await makeUser({ practiceId: practice.id }));
  const lena = await makeUser({ practiceId: practice.id });
  const meeting = await scheduleMeeting(
    ctx,
    scheduleInput({ inviteeUserIds: [lena.id], inviteeEmails: ["bo@x.example"] }),
  );
  const forBo = meeting.invitations.find(({ email }) => email === "bo@x.example")?.id ?? "";
  const be = async (who: "lena" | "bo") => {
    jar.clear();
    if (who === "bo") return void (await pathOfToken(invitationToken(testSecrets, { id: forBo, tokenVersion: 0 })));
    const { name, value } = await sessionCookieFor(testDb(), lena.id);
    jar.set(name, value);
  };
  const removeAll = () =>
    updateMeeting(ctx, meeting.id, updateMeetingInput.parse({ inviteeUserIds: [], inviteeEmails: [] }));
  return { meeting, be, removeAll };
}

const at = (id: string) => ({ params: Promise.resolve({ id }) });

function asked(method: string, path: string, body: string): Request {
  const headers = { "Content-Type": "application/json", Origin: "https://meet.example", "Idempotency-Key": "once" };
  return new Request(`https://meet.example/api/v1/meetings/${path}`, { method, headers, body });
}

const answer = (id: string, body = '{"response":"accepted"}') => PUT(asked("PUT", `${id}/response`, body), at(id));
const propose = (id: string) =>
  POST(asked("POST", `${id}/proposals`, '{"startsAt":["2027-03-11T09:00:00Z"],"note":null}'), at(id));

test.each(["lena", "bo"] as const)("%s gets an answer again while invited, and none once removed", async (who) => {
  const { meeting, be, removeAll } = await aMeeting();
  await be(who);
  for (const act of [answer, propose]) {
    const first = await act(meeting.id);
    const again = await act(meeting.id);
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([first.status, "true"]);
    expect(first.status).toBeLessThan(300);
  }
  await removeAll();
  for (const act of [answer, propose]) {
    const refused = await act(meeting.id);
    expect([401, 404]).toContain(refused.status);
    expect(await refused.text()).not.toContain(meeting.title);
  }
});

test("who hosts no more is not shown again what they scheduled", async () => {
  const host = await makeUser();
  const { name, value } = await sessionCookieFor(testDb(), host.id);
  jar.set(name, value);
  const body =
    '{"title":"First","startsAt":"2027-03-10T16:00:00+01:00","durationMinutes":50,"timeZone":"Europe/Berlin"}';
  const schedule = () => SCHEDULE(asked("POST", "", body), { params: Promise.resolve({}) });
  expect((await schedule()).status).toBe(201);
  expect((await schedule()).headers.get("idempotency-replayed")).toBe("true");
  await testDb().user.update({ where: { id: host.id }, data: { role: "client" } });
  expect((await schedule()).status).toBe(403);
});

test("who may not know of a meeting learns nothing from how a body is refused, with or without one", async () => {
  const { meeting } = await aMeeting();
  const { be } = await aMeeting();
  await be("lena");
  for (const body of ["{", '{"response":"perhaps"}', '{"response":"accepted"}']) {
    expect((await answer(meeting.id, body)).status).toBe(404);
    expect((await answer(crypto.randomUUID(), body)).status).toBe(404);
  }
  const params = { id: meeting.id, inviteeId: meeting.invitations[0]?.id ?? "" };
  expect((await RESEND(asked("POST", `${meeting.id}/x`, ""), { params: Promise.resolve(params) })).status).toBe(404);
});
