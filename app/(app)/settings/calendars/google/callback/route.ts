import { redirect } from "next/navigation";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { finishGoogle } from "@/lib/web/pages/google-connect";

const PAGE = "/settings/calendars";

/** Where Google sends the browser back to. The state that it brings is what is acted on, once. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await contextOfPage(PAGE);
  const finished = await finishGoogle(ctx, new URL(request.url).searchParams);
  if ("problem" in finished) redirect(`${PAGE}?problem=${finished.problem}`);
  redirect(finished.isNew ? `${PAGE}/${finished.id}?connected=1` : `${PAGE}?reconnected=1`);
}
