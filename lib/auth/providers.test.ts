import { expect, test, vi } from "vitest";
import { googleProvider } from "@/lib/auth/providers";

test("Google is offered only where both of its variables are set, with state and PKCE", async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");
  vi.stubEnv("NEXTAUTH_SECRET", "0123456789abcdef0123456789abcdef");
  vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("GOOGLE_CLIENT_ID", "client");
  expect(googleProvider()).toBeUndefined();

  vi.resetModules();
  vi.stubEnv("GOOGLE_CLIENT_SECRET", "secret");
  const configured = await import("@/lib/auth/providers");
  expect(configured.googleProvider()?.options).toMatchObject({ clientId: "client", checks: ["pkce", "state"] });
});
