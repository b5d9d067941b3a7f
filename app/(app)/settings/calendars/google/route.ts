import { z } from "zod";
import { isJustProvenHere } from "@/lib/auth/session";
import { authSettings } from "@/lib/auth/settings";
import { PERSON_FIELD } from "@/lib/forms/person";
import { whereToProve } from "@/lib/web/callers/just-proven";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { requirePerson } from "@/lib/web/callers/person";
import { formPost } from "@/lib/web/forms/form-post";
import { startGoogle } from "@/lib/web/pages/google-connect";

/** The buttons "Connect Google Calendar" and "Connect again": plain forms, because Google is reached by a redirect. */
export function POST(request: Request): Promise<Response> {
  return formPost(request, authSettings().appUrl, async (form) => {
    const ctx = await contextOfPage("/settings/calendars");
    requirePerson(ctx, form.get(PERSON_FIELD) ?? undefined);
    if (!(await isJustProvenHere())) return leadTo(whereToProve("/settings/calendars"));
    const account = z.email().safeParse(form.get("account")).data ?? null;
    return leadTo(await startGoogle(ctx, account));
  });
}

function leadTo(address: string): Response {
  return new Response(null, { status: 303, headers: { Location: address } });
}
