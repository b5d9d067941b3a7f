import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Actor } from "@/lib/context";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { ownCallOf } from "@/lib/meetings/room/own-call";
import { secretsOf } from "@/lib/secrets";
import { testSecrets } from "@/lib/testing/people";
import { invitationRow, meetingRow } from "@/lib/testing/rows";

const host: Actor = { kind: "user", userId: "u-host", role: "counselor" };
const bo: Actor = { kind: "guest", invitationId: "bo" };
const cy: Actor = { kind: "guest", invitationId: "cy" };

const row = meetingRow({ invitations: [invitationRow("bo"), invitationRow("cy")] });
const open = { url: "https://video.example/rooms/" };
const signing = { ...open, signer: { appId: "compath", secret: "jitsi's own secret" } };

const at = (actor: Actor, changes: Partial<MeetingRow> = {}, server: typeof signing | typeof open = open) =>
  new URL(ownCallOf({ ...row, ...changes }, actor, { server, secrets: testSecrets }));

test("all who may be in a call come into one room, which is another one after each removal", () => {
  const rooms = [host, bo, cy].map((actor) => at(actor).href);
  expect(new Set(rooms).size).toBe(1);
  expect(rooms[0]).toMatch(/^https:\/\/video\.example\/rooms\/[0-9a-f]{32}$/);
  expect(at(bo, { callVersion: 1 }).href).not.toBe(rooms[0]);
});

test("the room follows from nothing that was emailed, but from the installation's key", () => {
  const mailed = { slug: "other", uid: "other@meet.example", title: "Other", startsAt: row.startsAt + 1, sequence: 9 };
  expect(at(bo, mailed).href).toBe(at(bo).href);
  expect(at(bo, { id: "m2" }).href).not.toBe(at(bo).href);
  const elsewhere = { server: open, secrets: secretsOf(Buffer.alloc(32, 8)) };
  expect(ownCallOf(row, bo, elsewhere)).not.toBe(at(bo).href);
});

const claimsOf = (url: URL) => {
  const [head = "", body = "", signature] = (url.searchParams.get("jwt") ?? "").split(".");
  const expected = createHmac("sha256", signing.signer.secret).update(`${head}.${body}`).digest("base64url");
  expect(signature).toBe(expected);
  const read = (part: string) => z.looseObject({}).parse(JSON.parse(Buffer.from(part, "base64url").toString("utf8")));
  expect(read(head)).toEqual({ alg: "HS256", typ: "JWT" });
  return z.looseObject({ context: z.object({ user: z.looseObject({ id: z.string() }) }) }).parse(read(body));
};

test("with the server's secret the address carries a token for this room, this person and this time", () => {
  const url = at(bo, {}, signing);
  expect(claimsOf(url)).toEqual({
    aud: "jitsi",
    iss: "compath",
    sub: "rooms",
    room: url.pathname.split("/").at(-1),
    nbf: row.startsAt / 1000 - 660,
    exp: row.endsAt / 1000 + 3600,
    context: { user: { id: expect.stringMatching(/^[0-9a-f]{32}$/), moderator: false, affiliation: "member" } },
  });
  expect(at(bo, {}, signing).href, "the frame that is read again stays the same").toBe(url.href);
  expect(claimsOf(at(host, {}, signing)).context.user).toMatchObject({ moderator: true, affiliation: "owner" });
  const people = [host, bo, cy].map((actor) => claimsOf(at(actor, {}, signing)).context.user.id);
  expect(new Set(people).size).toBe(3);
});

test("a server without a path of its own is the subject itself", () => {
  const server = { ...signing, url: "https://video.example" };
  expect(claimsOf(at(bo, {}, server))).toMatchObject({ sub: "video.example" });
});
