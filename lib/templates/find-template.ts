import { requireAdmin } from "@/lib/authorize";
import { wordingColumn } from "@/lib/columns/wording-column";
import type { Context } from "@/lib/context";
import { shippedOf, type TemplateRef } from "@/lib/templates/template-ref";
import type { Wording } from "@/lib/wording/shipped-wording";

export type TemplateVersion = {
  readonly version: number;
  /** The wording that a release brings, not one of an administrator's. */
  readonly shipped: boolean;
  /** Null for the first version and for what the command line did. */
  readonly author: string | null;
  /** Epoch milliseconds; null for the first version, which came with the product. */
  readonly at: number | null;
};

export type EditedTemplate = {
  readonly state: "enabled" | "disabled" | "missing";
  readonly version: number;
  /** What is sent now. */
  readonly wording: Wording;
  /** Newest first. */
  readonly versions: readonly TemplateVersion[];
};

/** One mail in one language, or one notification, with its versions. @throws AppError `not_found` for anyone but an admin */
export async function findTemplate(ctx: Context, ref: TemplateRef): Promise<EditedTemplate> {
  requireAdmin(ctx);
  const row = await ctx.db.template.findUnique({ where: { channel_key_locale: ref } });
  const saved = await ctx.db.templateVersion.findMany({
    where: ref,
    include: { author: { select: { name: true } } },
    orderBy: { version: "desc" },
  });
  const versions = saved.map(({ version, wording, author, createdAt }) => {
    return { version, shipped: wording === null, author: author?.name ?? null, at: createdAt.getTime() };
  });
  const first = { version: 1, shipped: true, author: null, at: null };
  return {
    state: row ? (row.enabled ? "enabled" : "disabled") : "missing",
    version: row?.version ?? 0,
    wording: wordingColumn.parse(row?.wording ?? null) ?? shippedOf(ref),
    versions: versions.some(({ version }) => version === 1) ? versions : [...versions, first],
  };
}
