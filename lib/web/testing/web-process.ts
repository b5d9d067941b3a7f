import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { testDatabaseUrl } from "@/lib/testing/database";
import { jar } from "@/lib/web/testing/next-headers";
import { wiring } from "@/lib/wiring/wiring";

/** Runs what the tests of a file ask for as a web process on the test database would; each test has a fresh browser. */
export function asWebProcess(settings: Record<string, string> = {}): void {
  beforeAll(() => {
    vi.stubEnv("DATABASE_URL", testDatabaseUrl());
    vi.stubEnv("NEXTAUTH_SECRET", "0123456789abcdef0123456789abcdef");
    vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64"));
    vi.stubEnv("APP_URL", "https://meet.example");
    vi.stubEnv("LOG_LEVEL", "silent");
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  });
  beforeEach(() => jar.clear());
  afterAll(async () => (await wiring()).db.$disconnect());
}
