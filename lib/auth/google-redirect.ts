import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import { z } from "zod";
import { authHandler } from "@/lib/auth/handler";
import { authSettings } from "@/lib/auth/settings";
import { safeReturnPath } from "@/lib/people/sign-in/safe-return-path";

/**
 * The answer that sends the browser to Google. next-auth starts that by a POST with its own CSRF token, which a page that
 * is rendered on the server cannot have, so it is asked for here first. Only in route handlers.
 */
export async function redirectToGoogle(returnPath: string): Promise<Response> {
  const csrf = await ask(["csrf"]);
  // next-auth reads the cookies of the request at hand, so the one that it has just made goes there.
  const jar = await cookies();
  for (const cookie of new NextResponse(null, { headers: csrf.headers }).cookies.getAll()) jar.set(cookie);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json());
  return ask(["signin", "google"], new URLSearchParams({ csrfToken, callbackUrl: safeReturnPath(returnPath) }));
}

function ask(nextauth: string[], body?: URLSearchParams): Promise<Response> {
  const url = `${authSettings().appUrl}/api/auth/${nextauth.join("/")}`;
  const request = new NextRequest(url, body ? { method: "POST", body } : {});
  return authHandler(request, { params: Promise.resolve({ nextauth }) });
}
