import { expect, test } from "vitest";
import { relyingPartyOf } from "@/lib/people/passkeys/relying-party";

test.each([
  ["https://meet.example", { id: "meet.example", origin: "https://meet.example" }],
  ["https://meet.example:8443", { id: "meet.example", origin: "https://meet.example:8443" }],
  ["http://localhost:3000", { id: "localhost", origin: "http://localhost:3000" }],
  ["http://127.0.0.1:3000", { id: "localhost", origin: "http://localhost:3000" }],
  ["http://[::1]:3000", { id: "localhost", origin: "http://localhost:3000" }],
  ["http://meet.example", undefined],
  ["https://192.0.2.7", undefined],
  ["https://[2001:db8::1]", undefined],
])("at %s browsers know the relying party %j", (appUrl, party) => {
  expect(relyingPartyOf(appUrl)).toEqual(party);
});
