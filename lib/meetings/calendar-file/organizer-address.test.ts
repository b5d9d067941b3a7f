import { expect, test } from "vitest";
import { isAnsweredAt, organizerAddress } from "@/lib/meetings/calendar-file/organizer-address";
import { testSecrets } from "@/lib/testing/people";

const world = { secrets: testSecrets, platformEmail: "meetings@x.example", replyDomain: "reply.example" };
const id = "01a22eca-3515-731b-a587-21c1c55f1da0";
const address = organizerAddress(world, id);
const [local = "", domain] = address.split("@");

test.each([
  address,
  address.toUpperCase(),
  `'${address}'`,
  `"Dr. Ada" <${address}>`,
  `"${local}"@${domain}`,
  `${address}.`,
  `mailto:${address}`,
  `<mailto:${address}>`,
  `${local}+x@${domain}`,
  `prvs=1234567890=${address}`,
  `${address} (Dr. Ada)`,
  `undisclosed: ${address};`,
  `cy@x.example, ${address}`,
  `${local}%40${domain}`,
  `${local}\u00ad@${domain}`,
  address.replace("rsvp+", ""),
  address.replace("rsvp+", "r.s.v.p+"),
  address.replace("+", "=?utf-8?Q?+?="),
])("R4: the token is found in %s", (written) => {
  expect(isAnsweredAt(world, id, ["cy@x.example", written])).toBe(true);
});

test.each([
  address.replace("reply", "other"),
  `${address}.evil.example`,
  `${local}@mail.${domain}`,
  `${local}0@${domain}`,
  `${local}@x.example, rsvp@${domain}`,
  `rsvp@${domain}`,
  "a".repeat(100_000),
  "",
])("R4: and in none like %.60s", (written) => {
  expect(isAnsweredAt(world, id, [written])).toBe(false);
  expect(isAnsweredAt({ ...world, replyDomain: undefined }, id, [address])).toBe(false);
});
