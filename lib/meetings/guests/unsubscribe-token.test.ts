import { expect, test } from "vitest";
import { invitationOfUnsubscribe, unsubscribeToken, unsubscribeUrl } from "@/lib/meetings/guests/unsubscribe-token";
import { secretsOf } from "@/lib/secrets";
import { testSecrets } from "@/lib/testing/people";

const id = "019345ab-0000-7000-8000-000000000001";

test("a token names its own invitation", () => {
  const token = unsubscribeToken(testSecrets, id);
  expect(invitationOfUnsubscribe(testSecrets, token)).toEqual({ invitationId: id, of: "reminders" });
  expect(unsubscribeUrl("https://meet.example", token)).toBe(`https://meet.example/unsubscribe/${token}`);
});

test("every changed character makes it worthless", () => {
  const token = unsubscribeToken(testSecrets, id);
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === "0" ? "1" : "0";
    expect(invitationOfUnsubscribe(testSecrets, token.slice(0, at) + other + token.slice(at + 1)), `${at}`).toBe(
      undefined,
    );
  }
  for (const foreign of ["", id, `${id}.`, `${token}x`, unsubscribeToken(secretsOf(Buffer.alloc(32, 8)), id)])
    expect(invitationOfUnsubscribe(testSecrets, foreign)).toBe(undefined);
});

test("an invitation's own token is none", () => {
  expect(invitationOfUnsubscribe(testSecrets, `${id}.${testSecrets.tokenFor("invitation", id, 0)}`)).toBe(undefined);
});
