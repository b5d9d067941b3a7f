import { expect, test } from "vitest";
import type { Prisma, User } from "@/lib/db/generated/client";
import { findInvitable } from "@/lib/meetings/schedule/find-invitable";
import { requireCall } from "@/lib/meetings/schedule/own-video";
import { updateProfile } from "@/lib/people/update-profile";
import { updateProfileInput } from "@/lib/people/update-profile-input";
import { someCalendars } from "@/lib/testing/calendar";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser } from "@/lib/testing/people";

const video = { type: "video", value: null } as const;

test("a call comes from the installation's video server or from a Google calendar that makes calls", async () => {
  const [plain, linked, broken, reading] = await Promise.all([makeUser(), makeUser(), makeUser(), makeUser()]);
  const { connect } = await someCalendars();
  for (const user of [linked, broken, reading]) await connect(user);
  const change = (user: User, data: Prisma.CalendarConnectionUpdateManyMutationInput) =>
    testDb().calendarConnection.updateMany({ where: { userId: user.id }, data });
  const provided = async (user: User, hasServer: boolean) =>
    (await findInvitable(contextOf(user), hasServer)).host.video.provided;
  expect(await provided(linked, false)).toBe(false);
  await change(linked, { googleMeet: true, writes: true });
  await change(broken, { googleMeet: true, writes: true, state: "broken", brokenReason: "revoked" });
  await change(reading, { googleMeet: true, writes: false });
  expect(await provided(plain, false)).toBe(false);
  expect(await provided(plain, true)).toBe(true);
  expect(await provided(linked, false)).toBe(true);
  expect(await provided(broken, false)).toBe(false);
  expect(await provided(reading, false)).toBe(false);
});

test("a video meeting without a call is refused by the name of its link, anything else is not", async () => {
  const ctx = contextOf(await makeUser());
  await expect(requireCall(ctx, video, false)).rejects.toMatchObject({
    code: "invalid",
    fields: [{ field: "location.value", code: "video_link_needed" }],
  });
  await requireCall(ctx, video, true);
  await requireCall(ctx, { type: "video", value: "https://calls.example/1" }, false);
  await requireCall(ctx, { type: "phone", value: null }, false);
  await requireCall(ctx, undefined, false);
});

test("the usual link is the host's own, https alone, and goes when it is emptied", async () => {
  const ctx = contextOf(await makeUser());
  const set = (usualVideoLink: string) => updateProfile(ctx, updateProfileInput.parse({ usualVideoLink }));
  await set("https://calls.example/dana");
  expect((await findInvitable(ctx, false)).host.video).toEqual({
    provided: false,
    usualLink: "https://calls.example/dana",
  });
  expect((await findInvitable(contextOf(await makeUser()), false)).host.video.usualLink).toBeNull();
  await set("");
  expect((await findInvitable(ctx, false)).host.video.usualLink).toBeNull();
});
