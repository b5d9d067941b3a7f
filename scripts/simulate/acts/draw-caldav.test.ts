import { expect, test } from "vitest";
import { COLLEAGUES } from "@/scripts/simulate/acts/act";
import { drawScript } from "@/scripts/simulate/acts/draw";

const scripts = Array.from({ length: 500 }, (_, life) => drawScript(3, life));
const caldav = scripts.filter((script) => script.caldav);

test("one life in twenty has CalDAV calendars, and no other knows their server", () => {
  expect(caldav.map(({ life }) => life % 20)).toEqual(Array.from({ length: 25 }, () => 19));
  const plain = scripts.filter((script) => !script.caldav).flatMap(({ acts }) => acts);
  expect(plain.filter(({ calendarFaults }) => calendarFaults)).toEqual([]);
});

test("hosts and colleagues have them, connect them early, work in them, and meet each fault of their server", () => {
  expect(caldav.every((script) => script.caldav?.includes("dana"))).toBe(true);
  expect(COLLEAGUES.every((who) => caldav.some((script) => script.caldav?.includes(who)))).toBe(true);
  for (const { caldav: people, acts } of caldav) expect(acts[1]).toMatchObject({ do: "connect", who: people?.[0] });
  const acts = caldav.flatMap((script) => script.acts);
  const done = new Set(acts.map((act) => act.do));
  expect(
    ["connect", "disconnect", "move_there", "answer_there", "delete_there"].filter((one) => !done.has(one as never)),
  ).toEqual([]);
  expect(new Set(acts.flatMap(({ calendarFaults = [] }) => calendarFaults)).size).toBe(3);
});
