import { redirectToGoogle } from "@/lib/auth/google-redirect";
import { authSettings } from "@/lib/auth/settings";
import { formPost } from "@/lib/web/forms/form-post";

/** The button "Sign in with Google". */
export function POST(request: Request): Promise<Response> {
  return formPost(request, authSettings().appUrl, (form) => redirectToGoogle(form.get("returnPath") ?? ""));
}
