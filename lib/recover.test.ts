import { expect, test } from "vitest";
import { AppError, isRefusal } from "@/lib/errors";
import { recover } from "@/lib/recover";

const refused = (code: AppError["code"]) => Promise.reject(new AppError(code, "No."));

test("what was found is given, an expected refusal becomes something else, any other failure stays one", async () => {
  expect(await recover(Promise.resolve(1), () => true, undefined)).toBe(1);
  expect(await recover(refused("not_found"), isRefusal("not_found"), null)).toBeNull();
  await expect(recover(refused("forbidden"), isRefusal("not_found"), null)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(recover(Promise.reject(new TypeError("bug")), isRefusal(), null)).rejects.toThrow("bug");
  expect(await recover(refused("forbidden"), isRefusal(), null)).toBeNull();
});
