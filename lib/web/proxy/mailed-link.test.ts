import { NextRequest } from "next/server";
import { beforeAll, expect, test, vi } from "vitest";
import { proxy } from "@/proxy";

const appUrl = "https://meet.example";
const token = "A".repeat(43);

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://127.0.0.1/compath");
  vi.stubEnv("NEXTAUTH_SECRET", "0123456789abcdef0123456789abcdef");
  vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("APP_URL", appUrl);
});

const open = (path: string, method = "GET") => proxy(new NextRequest(`${appUrl}${path}`, { method }));

test.each([
  [`/sign-in/confirm?token=${token}&lang=de`, "/sign-in/confirm?lang=de", "__Host-compath.sign-in-link"],
  [`/confirm-address?token=${token}`, "/confirm-address", "__Host-compath.confirm-link"],
  [`/confirm-address/?token=${token}`, "/confirm-address/", "__Host-compath.confirm-link"],
])("%s goes on to the address without its secret, which no script reads", (path, clean, cookie) => {
  for (const method of ["GET", "HEAD"]) {
    const response = open(path, method);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`${appUrl}${clean}`);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.cookies.get(cookie)).toMatchObject({ value: token, httpOnly: true, secure: true, sameSite: "lax" });
    expect(response.cookies.get(cookie)?.maxAge).toBe(600);
  }
});

test("what can be no token is taken out of the address and kept nowhere", () => {
  const response = open("/sign-in/confirm?token=%0d%0aSet-Cookie:%20x=y&token=z");
  expect(response.headers.get("location")).toBe(`${appUrl}/sign-in/confirm`);
  expect(response.headers.get("set-cookie")).toBeNull();
});

test("a form that is sent from such an address is answered there, and other pages keep their queries", () => {
  expect(open(`/sign-in/confirm?token=${token}`, "POST").headers.get("location")).toBeNull();
  expect(open("/sign-in/confirm").headers.get("location")).toBeNull();
  expect(open(`/sign-in?token=${token}`).headers.get("location")).toBeNull();
});
