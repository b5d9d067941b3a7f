import { NextRequest } from "next/server";
import { beforeAll, expect, test, vi } from "vitest";
import { proxy } from "@/proxy";

const appUrl = "https://meet.example";

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://127.0.0.1/compath");
  vi.stubEnv("NEXTAUTH_SECRET", "0123456789abcdef0123456789abcdef");
  vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("APP_URL", appUrl);
});

const open = (path: string, method = "GET") => proxy(new NextRequest(`${appUrl}${path}`, { method }));

test("a language in an address is kept and leaves the address, with all else as it was", () => {
  const response = open("/invitations/1?answer=accepted&lang=de-AT&zone=Europe%2FRome");
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe(`${appUrl}/invitations/1?answer=accepted&zone=Europe%2FRome`);
  expect(response.cookies.get("compath-lang")).toMatchObject({ value: "de", httpOnly: true, secure: true });
});

test("a personal link keeps its language without another hop", () => {
  const response = open(`/i/${"A".repeat(43)}?lang=fr`);
  expect(response.headers.get("location")).toBeNull();
  expect(response.cookies.get("compath-lang")?.value).toBe("fr");
});

test("a language that pages do not speak, and one on a form that is sent, change nothing", () => {
  for (const response of [open("/sign-in?lang=pl"), open("/sign-in?lang="), open("/sign-in?lang=de", "POST")]) {
    expect(response.headers.get("location")).toBeNull();
    expect(response.cookies.get("compath-lang")).toBeUndefined();
  }
});

test("pages are told their own address, whatever a visitor claims", () => {
  const headers = { "x-page-address": "/admin" };
  const response = proxy(new NextRequest(`${appUrl}/sign-in?returnPath=%2F`, { headers }));
  expect(response.headers.get("x-middleware-request-x-page-address")).toBe("/sign-in?returnPath=%2F");
});
