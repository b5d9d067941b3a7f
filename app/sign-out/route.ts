import { signOut } from "@/lib/auth/session";
import { authSettings } from "@/lib/auth/settings";
import { formPost } from "@/lib/web/form-post";

/** The button "Sign out": ends the session and leads to the door. */
export function POST(request: Request): Promise<Response> {
  const { appUrl } = authSettings();
  return formPost(request, appUrl, async () => {
    await signOut();
    return new Response(null, { status: 303, headers: { Location: "/sign-in" } });
  });
}
