import { beforeEach, expect, test, vi } from "vitest";
import { contextOf, makeUser } from "@/lib/testing/people";
import { formStateOf } from "@/lib/web/forms/form-errors";
import { sent } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));
asWebProcess();
beforeEach(() => sent.delete("next-action"));

const gone = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
const form = new FormData();
form.set("title", "Half typed");
const stateAfter = async (thrown: unknown) => formStateOf(contextOf(await makeUser()), undefined, form, thrown);

test("a database out of reach is the whole answer to a form without a script, and a sentence in a page that has one", async () => {
  await expect(stateAfter(gone)).rejects.toBe(gone);
  sent.set("next-action", "0123");
  expect(await stateAfter(gone)).toMatchObject({
    errors: { "": [expect.stringMatching(/right now/)] },
    values: { title: ["Half typed"] },
  });
});
