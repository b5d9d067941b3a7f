import { openExampleSession } from "@/lib/auth/open-example-session";
import { keepSession } from "@/lib/auth/session";
import { authSettings } from "@/lib/auth/settings";
import { signInContext } from "@/lib/auth/sign-in-context";
import { safeReturnPath } from "@/lib/people/sign-in/safe-return-path";
import { formPost } from "@/lib/web/forms/form-post";

/**
 * The button "Sign in as …", where DEMO=1 allows it. The way on leads by the door, which sees whether the browser kept the cookie:
 * a server action would show the next page with a cookie that never reached the browser.
 */
export function POST(request: Request): Promise<Response> {
  const settings = authSettings();
  return formPost(request, settings.appUrl, async (form) => {
    const sessionId = await openExampleSession(settings, await signInContext(), form.get("userId") ?? "");
    await keepSession(sessionId);
    const returnPath = safeReturnPath(form.get("returnPath") ?? "");
    const Location = `/sign-in?${new URLSearchParams({ from: "example", returnPath })}`;
    return new Response(null, { status: 303, headers: { Location } });
  });
}
