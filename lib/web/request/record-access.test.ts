import { expect, test } from "vitest";
import { accessOf } from "@/lib/web/request/record-access";

const id = "0193f3a0-0000-7000-8000-000000000000";

test.each([
  ["GET", `/api/v1/meetings/${id}`, 200, "meeting read allowed"],
  ["HEAD", `/api/v1/meetings/${id}`, 304, "meeting read allowed"],
  ["GET", `/api/v1/meetings/${id.toUpperCase()}`, 404, "meeting read denied"],
  ["GET", `/api/v1/meetings/${id}/invitation`, 401, "invitation read denied"],
  ["GET", `/meetings/${id}/invitation`, 410, "invitation read allowed"],
  ["GET", `/api/v1/meetings/${id}/history`, 403, "history read denied"],
  ["GET", `/api/v1/meetings/${id}/messages`, 200, "messages read allowed"],
  ["PATCH", `/api/v1/meetings/${id}`, 403, "meeting change denied"],
  ["POST", `/api/v1/meetings/${id}/invitees/${id}/resend`, 404, "invitees change denied"],
])("%s %s with %i is noted as %s", (method, path, status, expected) => {
  const looked = accessOf(method, path, status);
  expect(looked && `${looked.part} ${looked.action} ${looked.outcome}`).toBe(expected);
  expect(looked?.meetingId).toBe(id);
});

test("a list is noted without naming a meeting", () => {
  expect(accessOf("GET", "/api/v1/meetings", 200)).toMatchObject({ meetingId: null, part: "list" });
});

test.each([
  ["PATCH", `/api/v1/meetings/${id}`, 200],
  ["PATCH", `/api/v1/meetings/${id}`, 412],
  ["GET", `/api/v1/meetings/${id}`, 500],
  ["GET", `/api/v1/meetings/${id}`, 429],
  ["GET", "/api/v1/meetings/x", 404],
  ["GET", "/api/v1/meetings", 401],
  ["POST", "/api/v1/meetings", 201],
  ["GET", "/api/v1/notifications", 200],
])("%s %s with %i tells nothing of a meeting, or the history tells it", (method, path, status) => {
  expect(accessOf(method, path, status)).toBeUndefined();
});
