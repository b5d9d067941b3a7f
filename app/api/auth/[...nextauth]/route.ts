import type { NextRequest } from "next/server";
import { type AuthParams, authHandler } from "@/lib/auth/handler";
import { notFoundResponse } from "@/lib/web/request/not-found-response";

export const POST = authHandler;

/** Google alone comes back by GET; to a scanner that opens the other ways in next-auth would answer 500. */
export async function GET(request: NextRequest, at: AuthParams): Promise<Response> {
  const [action, provider] = (await at.params).nextauth;
  if (action === "callback" && provider !== "google") return notFoundResponse(request);
  return authHandler(request, at);
}
