import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { authSettings } from "@/lib/auth/settings";
import { wiring } from "@/lib/wiring/wiring";

export type AuthParams = { params: Promise<{ nextauth: string[] }> };

/** Everything under /api/auth. */
export async function authHandler(request: NextRequest, at: AuthParams): Promise<Response> {
  // next-auth takes its own origin from here and, because it is set, never from a header of the request.
  process.env.NEXTAUTH_URL = authSettings().appUrl;
  return NextAuth(request, at, authOptions(await wiring()));
}
