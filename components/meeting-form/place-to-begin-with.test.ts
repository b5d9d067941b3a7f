import { expect, test } from "vitest";
import { placeToBeginWith } from "@/components/meeting-form/place-to-begin-with";

test("a new meeting is a video call only where it has a call", () => {
  const usualLink = "https://calls.example/dana";
  const linked = { locationType: ["video"], locationVideo: [usualLink] };
  expect(placeToBeginWith({ provided: true, usualLink }, "phone")).toEqual(linked);
  expect(placeToBeginWith({ provided: false, usualLink }, "phone")).toEqual(linked);
  expect(placeToBeginWith({ provided: true, usualLink: null }, "phone")).toEqual({ locationType: ["video"] });
  expect(placeToBeginWith({ provided: false, usualLink: null }, "phone")).toEqual({ locationType: ["phone"] });
  expect(placeToBeginWith({ provided: false, usualLink: null }, "in_person")).toEqual({ locationType: ["in_person"] });
});
