import { expect, test } from "vitest";
import { isPublicAddress, privateToo, publicOnly } from "@/lib/adapters/network/public-address";

test.each([
  "1.1.1.1",
  "8.8.8.8",
  "100.63.255.255",
  "100.128.0.1",
  "172.15.0.1",
  "172.32.0.1",
  "223.255.255.255",
  "17.248.1.1",
])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

test.each(["2606:4700:4700::1111", "2a00:1450:4001:812::200e", "2620:fe::fe"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ["this network", "0.0.0.0"],
  ["private", "10.0.0.1"],
  ["private", "172.16.0.1"],
  ["private", "172.31.255.255"],
  ["private", "192.168.1.1"],
  ["shared by a carrier", "100.64.0.1"],
  ["loopback", "127.0.0.1"],
  ["loopback", "127.255.255.254"],
  ["link-local, metadata", "169.254.169.254"],
  ["protocol assignments", "192.0.0.170"],
  ["documentation", "192.0.2.1"],
  ["documentation", "198.51.100.1"],
  ["documentation", "203.0.113.1"],
  ["6to4 relay", "192.88.99.1"],
  ["benchmarking", "198.18.0.1"],
  ["multicast", "224.0.0.1"],
  ["reserved", "240.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["unspecified", "::"],
  ["loopback", "::1"],
  ["mapped loopback", "::ffff:127.0.0.1"],
  ["mapped private", "::ffff:10.0.0.1"],
  ["mapped, in hexadecimal", "::ffff:a9fe:a9fe"],
  ["compatible", "::127.0.0.1"],
  ["NAT64", "64:ff9b::7f00:1"],
  ["local NAT64", "64:ff9b:1::1"],
  ["discard", "100::1"],
  ["Teredo", "2001:0:7f00:1::1"],
  ["ORCHID", "2001:20::1"],
  ["documentation", "2001:db8::1"],
  ["documentation", "3fff::1"],
  ["6to4", "2002:7f00:1::1"],
  ["unique local", "fc00::1"],
  ["metadata", "fd00:ec2::254"],
  ["link-local", "fe80::1"],
  ["link-local with a zone", "fe80::1%eth0"],
  ["site-local", "fec0::1"],
  ["multicast", "ff02::1"],
  ["no address", "localhost"],
  ["a number", "2130706433"],
  ["nothing", ""],
])("%s is not public: %s", (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("by default only encrypted connections to public addresses are opened", () => {
  expect(publicOnly("1.1.1.1", true)).toBe(true);
  expect(publicOnly("1.1.1.1", false)).toBe(false);
  expect(publicOnly("10.0.0.1", true)).toBe(false);
});

test("an operator who allows private servers allows unencrypted ones at home only", () => {
  expect(privateToo("10.0.0.1", false)).toBe(true);
  expect(privateToo("::1", false)).toBe(true);
  expect(privateToo("1.1.1.1", true)).toBe(true);
  expect(privateToo("1.1.1.1", false)).toBe(false);
});

test.each([
  "169.254.169.254",
  "::ffff:169.254.169.254",
  "fd00:ec2::254",
  "fe80::a9fe:a9fe",
  "100.100.100.200",
  "nonsense",
])("%s stays closed even then", (address) => {
  expect(privateToo(address, true)).toBe(false);
  expect(privateToo(address, false)).toBe(false);
});
