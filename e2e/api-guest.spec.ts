import { anyHost, askWith, bearer, meetingBody, meetingIn, refusalIn } from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";

const meetings = "/api/v1/meetings";

test("a guest's cookie reads their own meeting over the API, without the others, and changes nothing", async ({
  request,
  admin,
  stack,
}) => {
  const ask = askWith(request, bearer((await anyHost(admin)).key));
  const body = meetingBody({ description: "Notes", inviteeEmails: ["bo@guests.example", "cy@guests.example"] });
  const meeting = await meetingIn(await ask("POST", meetings, { body }));
  const other = await meetingIn(await ask("POST", meetings, { body }));
  const { token } = await admin("invitation", "link", "--meeting", meeting.id, "--email", "bo@guests.example");
  const hop = await askWith(request)("GET", `/i/${token}`);
  const cookie = hop.headers()["set-cookie"]?.split(";")[0] ?? "";
  const guest = askWith(request, { Cookie: cookie, Origin: new URL(stack.APP_URL).origin });
  const path = `${meetings}/${meeting.id}`;

  const seen = await meetingIn(await guest("GET", path));
  expect(seen.invitees.map(({ email }) => email)).toEqual(["bo@guests.example"]);
  for (const hidden of ["description", "calendars", "skipInvitationEmails"]) expect(seen).not.toHaveProperty(hidden);

  const [invitee] = meeting.invitees;
  const refused: [string, string, unknown?][] = [
    ["PATCH", path, { title: "Mine" }],
    ["PATCH", path, { hostId: meeting.host.id }],
    ["DELETE", path],
    ["GET", `${path}/history`],
    ["POST", `${path}/invitees/${invitee?.id}/resend`],
  ];
  for (const [method, address, sent] of refused) {
    const answer = await guest(method, address, sent === undefined ? {} : { body: sent });
    expect(await refusalIn(answer), `${method} ${address}`).toBe("403 forbidden");
  }
  expect(await refusalIn(await guest("GET", `${meetings}/${other.id}`))).toBe("401 unauthenticated");
  expect(await refusalIn(await guest("GET", meetings))).toBe("401 unauthenticated");
  const foreign = askWith(request, { Cookie: cookie, Origin: "https://evil.example" });
  expect(await refusalIn(await foreign("DELETE", path))).toBe("403 cross_origin");

  await ask("PATCH", path, { body: { inviteeEmails: ["cy@guests.example"] } });
  expect(await refusalIn(await guest("GET", path))).toBe("401 unauthenticated");
});
