import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { postMessageInput } from "@/lib/conversations/post-message-input";
import { proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { respondInput } from "@/lib/meetings/answers/respond-input";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { listMeetingsInput } from "@/lib/meetings/lists/list-meetings";
import { scheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { markTheseReadInput } from "@/lib/notifications/mark-read-by-ids";
import { notificationsQuery } from "@/lib/notifications/notifications-query";
import { openApiDocument } from "@/lib/web/openapi/openapi";
import {
  exampleAnswer,
  exampleChange,
  exampleMeeting,
  respondBody,
  scheduleMeetingBody,
  updateMeetingBody,
} from "@/lib/web/openapi/openapi-bodies";
import { exampleMessage, postMessageBody } from "@/lib/web/openapi/openapi-messages";
import { exampleProposal, proposeTimesBody } from "@/lib/web/openapi/openapi-proposals";
import { problemPages } from "@/lib/web/request/problem";

const document = openApiDocument();
const text = JSON.stringify(document);

type Operation = {
  operationId?: string;
  summary?: string;
  security?: Record<string, unknown>[];
  responses?: Record<string, { description?: string; content?: Record<string, unknown> }>;
};

const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => {
    // Safe: our paths hold operations only.
    return { name: `${method.toUpperCase()} ${path}`, ...(operation as Operation) };
  }),
);

/** Not for programs of others: browsers sign in by these, providers call these with signatures of their own. */
const FOREIGN = /^\/api\/(auth|webhooks)\/|\[\.\.\.missing\]/;

function routesInCode(): string[] {
  return globSync("app/api/**/route.ts").flatMap((file) => {
    const path = `/${file.replace(/^app\//, "").replace(/\/route\.ts$/, "")}`;
    if (FOREIGN.test(path)) return [];
    const methods = readFileSync(file, "utf8").matchAll(/export (?:const|function|async function) ([A-Z]+)\b/g);
    return [...methods].map(([, method]) => `${method} ${path.replaceAll(/\[(\w+)\]/g, "{$1}")}`);
  });
}

test("every route of the API is in the document, and the document names none that is not there", () => {
  expect(operations.map(({ name }) => name).sort()).toEqual(routesInCode().sort());
});

test("every reference leads somewhere", () => {
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(50);
  for (const [, reference = ""] of references) {
    const target = reference.split("/").reduce<unknown>((at, step) => Object(at)[step], document);
    expect(target, reference).toBeDefined();
  }
});

test("every operation has a name of its own, a summary, its lock and its refusals with their pages", () => {
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(operations.length);
  const schemes = Object.keys(document.components?.securitySchemes ?? {});
  for (const { name, summary, security, responses } of operations) {
    expect(summary, name).toMatch(/^[A-Z]/);
    for (const scheme of (security ?? [{ missing: [] }]).flatMap(Object.keys)) expect(schemes, name).toContain(scheme);
    if (security?.length === 0) continue;
    const refusals = Object.entries(responses ?? {}).filter(([status]) => Number(status) >= 400);
    expect(
      refusals.map(([status]) => status),
      name,
    ).toEqual(expect.arrayContaining(["401", "403", "429", "500"]));
    for (const [, { description, content }] of refusals) {
      expect(Object.keys(content ?? {})).toEqual(["application/problem+json"]);
      expect(description).toMatch(/^\[[^\]]+\]\(\/docs\/errors\/[a-z-]+\)/);
    }
  }
});

test("the links to error pages lead to pages that exist", () => {
  const slugs: string[] = problemPages.map(({ slug }) => slug);
  const linked = new Set([...text.matchAll(/\/docs\/errors\/([a-z-]+)/g)].map(([, slug = ""]) => slug));
  expect(linked.size).toBeGreaterThan(5);
  expect([...linked].filter((slug) => !slugs.includes(slug))).toEqual([]);
});

test("the examples are bodies that the routes take", () => {
  expect(updateMeetingInput.safeParse(exampleChange).error).toBeUndefined();
  expect(proposeTimesInput.safeParse(exampleProposal).error).toBeUndefined();
  expect(respondInput.safeParse(exampleAnswer).error).toBeUndefined();
  expect(postMessageInput.safeParse(exampleMessage).error).toBeUndefined();
  expect(scheduleMeetingInput.safeParse(exampleMeeting).error).toBeUndefined();
});

type Limits = { minLength?: number; maxLength?: number; minimum?: number; maximum?: number; maxItems?: number };

function membersOf(name: string): Record<string, Limits> {
  const schema = Object(document.components?.schemas?.[name]);
  return schema.properties;
}

test.each([
  ["ScheduleMeeting", scheduleMeetingInput, exampleMeeting, ["title", "description"]],
  ["UpdateMeeting", updateMeetingInput, exampleChange, ["title", "description", "cancelReason"]],
  ["Respond", respondInput, exampleAnswer, ["note"]],
  ["PostMessage", postMessageInput, exampleMessage, ["body"]],
  ["ProposeTimes", proposeTimesInput, exampleProposal, ["note"]],
])("the documented lengths of %s are the ones that hold", (name, schema, example, limited) => {
  const takes = (member: string, value: string) => schema.safeParse({ ...example, [member]: value }).success;
  const lengths = Object.entries(membersOf(name)).filter(([, { maxLength }]) => maxLength !== undefined);
  expect(lengths.map(([member]) => member)).toEqual(limited);
  for (const [member, { minLength = 0, maxLength = 0 }] of lengths) {
    expect(takes(member, "a".repeat(maxLength))).toBe(true);
    expect(takes(member, "a".repeat(maxLength + 1))).toBe(false);
    expect(takes(member, "")).toBe(minLength === 0);
  }
});

test("the document lists every member of what notifications are asked for by", () => {
  const query = parametersOf("/api/v1/notifications").filter((one) => Object(one).in === "query");
  expect(query.map(({ name }) => name)).toEqual(Object.keys(notificationsQuery.shape));
  expect(Object.keys(membersOf("ReadNotifications"))).toEqual(Object.keys(markTheseReadInput.shape));
  expect(markTheseReadInput.safeParse({ all: true }).success).toBe(true);
});

test("the document lists every member of a body and refuses others, as the routes do", () => {
  expect(Object.keys(scheduleMeetingBody.shape)).toEqual(Object.keys(scheduleMeetingInput.shape));
  expect(Object.keys(updateMeetingBody.shape)).toEqual(Object.keys(updateMeetingInput.shape));
  expect(Object.keys(proposeTimesBody.shape)).toEqual(Object.keys(proposeTimesInput.shape));
  expect(Object.keys(respondBody.shape)).toEqual(Object.keys(respondInput.shape));
  expect(Object.keys(postMessageBody.shape)).toEqual(Object.keys(postMessageInput.shape));
  expect(document.components?.schemas?.ScheduleMeeting).toMatchObject({ additionalProperties: false });
  expect(document.components?.schemas?.UpdateMeeting).toMatchObject({ additionalProperties: false });
});

function parametersOf(path: string): { name: string; schema: Limits & { default?: number } }[] {
  return Object(document.paths?.[path]?.get).parameters;
}

test("the documented limits of a page are the ones that hold", () => {
  const parameters = parametersOf("/api/v1/meetings");
  const limit = parameters.find(({ name }) => name === "limit")?.schema ?? {};
  expect(limit).toMatchObject({ type: "integer", minimum: 1, maximum: 200, default: 50 });
  const asks = (value: number) => listMeetingsInput.safeParse({ limit: String(value) }).success;
  expect([0, 1, 200, 201].map(asks)).toEqual([false, true, true, false]);
  const query = parameters.filter((one) => Object(one).in === "query").map(({ name }) => name);
  expect(query).toEqual(Object.keys(listMeetingsInput.shape));
});
