import { expect, test } from "vitest";
import { whyNotSilent } from "@/lib/meetings/change/silent-change";
import type { Change } from "@/lib/meetings/content";

const change = (field: Change["field"]): Change => ({ field, from: "before", to: "after" });

test.each(["title", "description", "timeZone"] as const)("a host may keep quiet about another %s", (field) => {
  expect(whyNotSilent([change(field)], { announcing: false })).toBeUndefined();
});

test.each(["startsAt", "endsAt", "location", "host", "status", "invitees"] as const)(
  "what decides who comes when and where is told: %s",
  (field) => {
    expect(whyNotSilent([change("title"), change(field)], { announcing: false })).toBe("who_when_where");
  },
);

test("while an earlier change is being told, the next one is told with it", () => {
  expect(whyNotSilent([change("title")], { announcing: true })).toBe("announcing");
});
