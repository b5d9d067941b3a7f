import { describe, expect, test } from "vitest";
import { findWorkingHours, setWorkingHours } from "@/lib/people/hours/own-working-hours";
import { usualWorkingHours, workingHoursInput } from "@/lib/people/hours/working-hours";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";
import { workingHoursForm } from "@/lib/web/forms/settings/working-hours-form";
import { parseInput } from "@/lib/web/request/parse-input";

const morning = [{ from: "09:00", to: "12:00" }];

test("a counselor works Monday to Friday from 8 to 18 until they say otherwise, and then as they say", async () => {
  const [ada, bo] = [await makeUser(), await makeUser()];
  expect(await findWorkingHours(contextOf(ada))).toEqual(usualWorkingHours);

  const set = parseInput(workingHoursInput, { MO: morning });
  expect(await setWorkingHours(contextOf(ada), set)).toEqual({
    MO: morning,
    TU: [],
    WE: [],
    TH: [],
    FR: [],
    SA: [],
    SU: [],
  });
  expect(await findWorkingHours(contextOf(ada))).toEqual(set);
  expect(await findWorkingHours(contextOf(bo))).toEqual(usualWorkingHours);
});

test("neither a key of the counselor's nor a client reads or sets hours", async () => {
  const { id: userId, role } = await makeUser();
  const client = await makeUser({ role: "client" });
  const scopes = ["meetings:read", "meetings:write", "people:read", "chat", "bookings:write"] as const;
  const key = contextAs({ kind: "api_key", apiKeyId: userId, userId, role, scopes });
  for (const ctx of [key, contextOf(client)]) {
    await expect(findWorkingHours(ctx)).rejects.toMatchObject({ code: "forbidden" });
    await expect(setWorkingHours(ctx, usualWorkingHours)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("hours in a shape that no release wrote are named, not guessed", async () => {
  const ada = await makeUser();
  await testDb().user.update({ where: { id: ada.id }, data: { workingHours: { MO: "always" } } });
  await expect(findWorkingHours(contextOf(ada))).rejects.toMatchObject({ code: "users.working_hours MO" });
});

describe("hours are refused", () => {
  test.each<[string, unknown]>([
    ["with an end before the start", { MO: [{ from: "12:00", to: "09:00" }] }],
    ["with an end at the start", { MO: [{ from: "12:00", to: "12:00" }] }],
    ["that overlap", { MO: [...morning, { from: "11:00", to: "13:00" }] }],
    ["in no order", { MO: [{ from: "13:00", to: "14:00" }, ...morning] }],
    ["of five spans", { MO: ["01", "03", "05", "07", "09"].map((hour) => ({ from: `${hour}:00`, to: `${hour}:30` })) }],
    ["that no clock shows", { MO: [{ from: "25:00", to: "26:00" }] }],
    ["without minutes", { MO: [{ from: "9", to: "17" }] }],
    ["of a day that is none", { XX: morning }],
  ])("%s", (_, body) => {
    expect(() => parseInput(workingHoursInput, body)).toThrow();
  });
});

test("a day may last until midnight", () => {
  const late = [{ from: "18:00", to: "24:00" }];
  expect(parseInput(workingHoursInput, { SU: late }).SU).toEqual(late);
});

describe("the form of the settings", () => {
  test("reads hours as people write them, and shows them as it reads them", () => {
    const typed = { MO: "9-12, 13:30 – 17", TU: " ", WE: "09:00–12:00; 14:00–24:00" };
    expect(parseInput(workingHoursForm, typed)).toMatchObject({
      MO: [
        { from: "09:00", to: "12:00" },
        { from: "13:30", to: "17:00" },
      ],
      TU: [],
      WE: [
        { from: "09:00", to: "12:00" },
        { from: "14:00", to: "24:00" },
      ],
    });
  });

  test.each(["nine to five", "9", "9-", "17-9", "9-12, 11-13", "9-10,11-12,13-14,15-16,17-18", "9:5-10"])(
    "refuses %j by the name of its day",
    (MO) => {
      expect(() => parseInput(workingHoursForm, { MO })).toThrow(
        expect.objectContaining({ fields: [expect.objectContaining({ field: "MO", code: "not_hours" })] }),
      );
    },
  );
});
