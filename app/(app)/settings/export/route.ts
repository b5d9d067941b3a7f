import { isJustProvenHere } from "@/lib/auth/session";
import { authSettings } from "@/lib/auth/settings";
import { PERSON_FIELD } from "@/lib/forms/person";
import { ownCalendar, ownData } from "@/lib/meetings/lists/own-data";
import { whereToProve } from "@/lib/web/callers/just-proven";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { requirePerson } from "@/lib/web/callers/person";
import { formPost } from "@/lib/web/forms/form-post";
import { fileToKeep } from "@/lib/web/request/file-to-keep";

/** The buttons "Export my data" and "Export my calendar": plain forms, because a script cannot keep a file. */
export function POST(request: Request): Promise<Response> {
  return formPost(request, authSettings().appUrl, async (form) => {
    const ctx = await contextOfPage("/settings");
    requirePerson(ctx, form.get(PERSON_FIELD) ?? undefined);
    if (!(await isJustProvenHere()))
      return new Response(null, { status: 303, headers: { Location: whereToProve("/settings") } });
    return form.get("format") === "ics"
      ? fileToKeep("compath.ics", "text/calendar; charset=utf-8", await ownCalendar(ctx))
      : fileToKeep("compath.json", "application/json; charset=utf-8", JSON.stringify(await ownData(ctx), null, 2));
  });
}
