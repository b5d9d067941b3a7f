import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { CLIENT_ADDRESS_HEADER, clientAddresses } from "@/server/client-address";

function seen(trusted: string | undefined, connection: string, headers: Record<string, string>): unknown {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: connection });
  const request = new IncomingMessage(socket);
  request.headers = headers;
  clientAddresses(trusted)(request);
  return request.headers[CLIENT_ADDRESS_HEADER];
}

test.each([
  ["nobody is trusted unless named", undefined, "127.0.0.1", "203.0.113.7", "127.0.0.1"],
  ["a stranger's claim counts for nothing", "10.0.0.0/8", "198.51.100.4", "203.0.113.7", "198.51.100.4"],
  ["a trusted proxy says who asks", "10.0.0.0/8", "10.1.2.3", "203.0.113.7", "203.0.113.7"],
  ["what the client put in front is not believed", "10.0.0.0/8", "10.1.2.3", "1.2.3.4, 203.0.113.7", "203.0.113.7"],
  ["a chain of proxies is followed", "10.0.0.7 10.0.0.8", "10.0.0.7", "203.0.113.7, 10.0.0.8", "203.0.113.7"],
  ["a proxy that says nothing is the client", "10.0.0.7", "10.0.0.7", "", "10.0.0.7"],
  ["nonsense ends the search", "10.0.0.7", "10.0.0.7", "203.0.113.7, unknown", "10.0.0.7"],
  ["IPv4 over an IPv6 socket is the same client", "127.0.0.1", "::ffff:127.0.0.1", "::ffff:203.0.113.7", "203.0.113.7"],
  ["IPv6 networks", "2001:db8::/32", "2001:db8::1", "2001:db9::2", "2001:db9:0:0::/64"],
])("%s", (_, trusted, connection, forwarded, expected) => {
  expect(seen(trusted, connection, { "x-forwarded-for": forwarded })).toBe(expected);
});

test("all addresses that one client has of IPv6 are counted as one, and the next network as another", () => {
  const client = Array.from({ length: 100 }, (_, n) => seen("", `2001:db8:1:2:${n.toString(16)}::${n}`, {}));
  expect(new Set([...client, seen("", "2001:0DB8:0001:0002::", {})])).toEqual(new Set(["2001:db8:1:2::/64"]));
  expect(seen("", "2001:db8:1:3::1", {})).toBe("2001:db8:1:3::/64");
  expect(seen("", "::1", {})).toBe("0:0:0:0::/64");
  expect(seen("", "fe80::1%eth0", {})).toBe("fe80:0:0:0::/64");
});

test("a client cannot name its address itself", () => {
  expect(seen("", "198.51.100.4", { [CLIENT_ADDRESS_HEADER]: "203.0.113.7" })).toBe("198.51.100.4");
  expect(seen("", "198.51.100.4", { "x-real-ip": "203.0.113.7", forwarded: "for=203.0.113.7" })).toBe("198.51.100.4");
});

test.each(["proxy.example", "10.0.0.0/33", "10.0.0.0/x", "2001:db8::/129"])("%s is no proxy", (entry) => {
  expect(() => clientAddresses(entry)).toThrow(`TRUSTED_PROXIES holds ${entry}`);
});
