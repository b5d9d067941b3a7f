import path from "node:path";
import { expect, test, vi } from "vitest";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import type { KeyScope } from "@/lib/context";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { contextOf, makeRelationship } from "@/lib/testing/people";
import { openApiDocument } from "@/lib/web/openapi/openapi";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();

type Verb = (request: Request, at: { params: Promise<Record<string, string>> }) => Promise<Response>;

const every = [
  "meetings:read",
  "meetings:write",
  "bookings:write",
  "chat",
  "people:read",
] as const satisfies KeyScope[];
const reading: readonly KeyScope[] = ["meetings:read", "meetings:write"];
const writing: readonly KeyScope[] = ["meetings:write"];
const booking: readonly KeyScope[] = ["meetings:write", "bookings:write"];
const chat: readonly KeyScope[] = ["chat"];
const meeting = { title: "Talk", startsAt: "2031-03-10T15:00:00Z", durationMinutes: 50, timeZone: "Europe/Berlin" };
const one = "/api/v1/meetings/{id}";
const proposed = "2027-03-11T09:00:00Z";

type Row = readonly [operation: string, status: number, scopes: readonly KeyScope[], body?: object, by?: "invitee"];

/** What a key may ask with one scope alone; with any other it gets 403. */
const table: readonly Row[] = [
  ["POST /api/v1/meetings", 201, booking, meeting],
  ["POST /api/v1/meetings?dryRun=true", 200, booking, meeting],
  ["GET /api/v1/meetings", 200, reading],
  [`GET ${one}`, 200, reading],
  [`PATCH ${one}`, 200, writing, { title: "Another" }],
  [`PATCH ${one}?dryRun=true`, 200, writing, { title: "Another" }],
  [`DELETE ${one}`, 200, writing],
  [`GET ${one}/invitation`, 200, reading],
  [`PUT ${one}/response`, 200, writing, { response: "accepted" }, "invitee"],
  [`POST ${one}/invitees/{inviteeId}/resend`, 202, writing],
  [`GET ${one}/history`, 200, []],
  [`GET ${one}/messages`, 200, chat],
  [`POST ${one}/messages`, 201, chat, { body: "Hello", clientId: crypto.randomUUID() }],
  [`GET ${one}/proposals`, 200, reading],
  [`POST ${one}/proposals`, 201, writing, { startsAt: [proposed], note: null }, "invitee"],
  [`POST ${one}/proposals/{proposalId}/accept`, 200, writing, { startsAt: proposed }],
  [`POST ${one}/proposals/{proposalId}/decline`, 200, writing],
  ["GET /api/v1/notifications", 200, reading],
  ["POST /api/v1/notifications/read", 200, writing, { ids: [crypto.randomUUID()] }],
  ["GET /api/v1/clients", 200, ["people:read"]],
  ["GET /api/v1/clients/{relationshipId}", 200, ["people:read"]],
  ["GET /api/v1/colleagues", 200, ["people:read"]],
  ["GET /api/v1/me/working-hours", 200, []],
  ["PUT /api/v1/me/working-hours", 200, [], {}],
  ["GET /api/v1/events", 200, reading],
  [`GET /api/v1/events?meetingId={id}`, 200, reading],
  // No part of the API: titles of private calendars, for the form of their owner.
  ["GET /meetings/busy?startsAt=2031-03-10T00:00:00Z&endsAt=2031-03-11T00:00:00Z", 200, []],
];

/** A meeting with an invitee who has proposed another time, and what the placeholders of the table stand for. */
async function aMeeting() {
  const { meeting, host, lena, asLena, forBo: inviteeId } = await aConversation();
  const input = proposeTimesInput.parse({ startsAt: [proposed], note: null });
  const { id: proposalId } = await proposeTimes(asLena, meeting.id, input);
  const { id: relationshipId } = await makeRelationship(host, lena);
  const params: Record<string, string> = { id: meeting.id, inviteeId, proposalId, relationshipId };
  return { host, lena, params };
}

async function verbOf(method: string, template: string): Promise<Verb> {
  const folder = template.startsWith("/api") ? "app" : "app/(app)";
  const file = path.resolve(folder + template.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");
  const routes: Record<string, Verb> = await import(file);
  const verb = routes[method];
  if (!verb) throw new Error(`${file} has no ${method}.`);
  return verb;
}

test.each(table.map((row) => ({ row, name: row[0] })))("$name with one scope alone", async ({ row }) => {
  const [operation, status, scopes, body, by] = row;
  const { host, lena, params } = await aMeeting();
  const asker = by === "invitee" ? lena : host;
  const [method = "", address = ""] = operation.split(" ");
  const verb = await verbOf(method, address.split("?")[0] ?? "");
  const url = address.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  // Those that are refused go first, so that the act is still open for those that may.
  const refusedFirst = every.toSorted((a, b) => Number(scopes.includes(a)) - Number(scopes.includes(b)));
  const answers: [KeyScope, number][] = [];
  for (const scope of refusedFirst) {
    const { secret } = await createApiKey(contextOf(asker), asker.id, { label: "Key", scopes: [scope] });
    const headers = { Authorization: `Bearer ${secret}`, ...(body && { "Content-Type": "application/json" }) };
    const request = new Request(`https://meet.example${url}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await verb(request, { params: Promise.resolve(params) });
    answers.push([scope, answer.status]);
    await answer.body?.cancel();
  }
  expect(answers).toEqual(refusedFirst.map((scope) => [scope, scopes.includes(scope) ? status : 403]));
});

test("the table names every operation of the document, with the scopes that the document names", () => {
  const inTable = table.flatMap(([operation, , scopes]) =>
    operation.includes("?") || !operation.includes("/api/") ? [] : [[operation, [...scopes].sort()] as const],
  );
  const inDocument = Object.entries(openApiDocument().paths ?? {}).flatMap(([address, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      // Safe: our paths hold operations only, and each names who may ask.
      const { security } = operation as { security: Record<string, string[]>[] };
      if (security.length === 0) return [];
      const scopes = security.flatMap(({ apiKey = [] }) => apiKey);
      return [[`${method.toUpperCase()} ${address}`, scopes.sort()] as const];
    }),
  );
  expect(new Map(inTable)).toEqual(new Map(inDocument));
});
