import type { z } from "zod";
import { currentActor } from "@/lib/auth/session";
import { requireAdmin } from "@/lib/authorize";
import { AppError } from "@/lib/errors";
import { findTemplate } from "@/lib/templates/find-template";
import type { TemplateRef } from "@/lib/templates/template-ref";
import { formObjectOf } from "@/lib/web/forms/form-values";
import { wordingIn } from "@/lib/web/forms/wording-form";
import { type PreviewMode, previewShowOf } from "@/lib/web/pages/preview-mode";
import { notFoundResponse } from "@/lib/web/request/not-found-response";
import { problemResponse } from "@/lib/web/request/problem";
import { requestIdOf } from "@/lib/web/request/request-ids";
import { requireSameOrigin } from "@/lib/web/request/same-origin";
import { wiring } from "@/lib/wiring/wiring";
import type { Wording } from "@/lib/wording/shipped-wording";

type At = { readonly params: Promise<Record<string, string>> };
type Asked = { show: unknown; wording?: Wording };
type Preview<Ref> = (ref: Ref, wording: Wording, show: PreviewMode) => string | Promise<string>;

/**
 * GET: the preview of what is sent now, `?show=dark` or `text`. POST: that of a wording that somebody is typing; it stores
 * nothing. Nothing here for anyone but an admin.
 */
export function previewRoutes<Schema extends z.ZodType<TemplateRef>>(
  schema: Schema,
  preview: Preview<z.output<Schema>>,
) {
  const previewed = async (request: Request, at: At, read: (appUrl: string) => Promise<Asked>): Promise<Response> => {
    const ref = schema.safeParse(await at.params);
    const actor = await currentActor();
    if (!ref.success || !actor) return notFoundResponse(request);
    const { contextOf } = await wiring();
    const ctx = contextOf(actor, requestIdOf(request));
    try {
      requireAdmin(ctx);
      const { show, wording = (await findTemplate(ctx, ref.data)).wording } = await read(ctx.appUrl);
      const html = await preview(ref.data, wording, previewShowOf(show));
      return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return problemResponse(error, { path: new URL(request.url).pathname, requestId: ctx.requestId });
    }
  };
  return {
    GET: (request: Request, at: At) =>
      previewed(request, at, async () => ({ show: new URL(request.url).searchParams.get("show") })),
    POST: (request: Request, at: At) =>
      previewed(request, at, async (appUrl) => {
        requireSameOrigin(request, appUrl);
        const typed = formObjectOf(await request.formData());
        return { show: typed.show, wording: wordingIn(typed) };
      }),
  };
}
