import { signOut } from "@/lib/auth/session";
import { authSettings } from "@/lib/auth/settings";
import { safeReturnPath } from "@/lib/people/sign-in/safe-return-path";
import { formPost } from "@/lib/web/forms/form-post";

/** The button "Sign out": ends the session and leads to the door, or back to where it was pressed. */
export function POST(request: Request): Promise<Response> {
  const { appUrl } = authSettings();
  return formPost(request, appUrl, async (form) => {
    const returnPath = form.get("returnPath");
    await signOut();
    return new Response(null, {
      status: 303,
      headers: { Location: returnPath === null ? "/sign-in" : safeReturnPath(returnPath) },
    });
  });
}
