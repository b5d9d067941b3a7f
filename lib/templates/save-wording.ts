import { requireAdmin } from "@/lib/authorize";
import { wordingColumn } from "@/lib/columns/wording-column";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { invalid, refusal } from "@/lib/errors";
import type { TemplateRef } from "@/lib/templates/template-ref";
import { wordingErrors } from "@/lib/templates/wording-errors";
import { rfc3339Of } from "@/lib/time/rfc3339";
import type { Wording } from "@/lib/wording/shipped-wording";

/**
 * Stores a wording as the next version; mails that are composed from now on have it, and notifications at once. Mails that wait are sent as they were
 * stored. @param basedOn the version that was edited, so that of two who edit at once the second one notices
 * @returns the new version @throws AppError `not_found`, `invalid` naming each part, `stale` after another save
 */
export function saveWording(ctx: Context, ref: TemplateRef, basedOn: number, wording: Wording): Promise<number> {
  const authorId = requireAdmin(ctx);
  const errors = wordingErrors(ref, wording);
  if (errors.length > 0) throw invalid(errors);
  return inTransaction(ctx.db, (tx) => storeNext(tx, ctx, ref, { basedOn, wording, authorId }));
}

/** Makes an earlier version the next one; version 1 is the shipped wording. @throws AppError as `saveWording` */
export function restoreVersion(ctx: Context, ref: TemplateRef, basedOn: number, version: number): Promise<number> {
  const authorId = requireAdmin(ctx);
  return inTransaction(ctx.db, async (tx) => {
    const at = { ...ref, version };
    const saved = await tx.templateVersion.findUnique({ where: { channel_key_locale_version: at } });
    if (!saved && version !== 1)
      throw refusal("not_found", "version_gone", "There is no such version. Choose one of the list.");
    return storeNext(tx, ctx, ref, { basedOn, wording: wordingColumn.parse(saved?.wording ?? null), authorId });
  });
}

/** Brings a template whose row is gone back, with the shipped wording. @throws AppError `not_found`, `stale` where it is there */
export function restoreTemplate(ctx: Context, ref: TemplateRef): Promise<number> {
  const authorId = requireAdmin(ctx);
  return inTransaction(ctx.db, (tx) => storeNext(tx, ctx, ref, { basedOn: 0, wording: null, authorId }));
}

type Next = { readonly basedOn: number; readonly wording: Wording | null; readonly authorId: string | null };

async function storeNext(tx: Tx, ctx: Context, ref: TemplateRef, next: Next): Promise<number> {
  const { channel, key, locale } = ref;
  await tx.$executeRaw(
    Prisma.sql`select pg_advisory_xact_lock(hashtextextended(${`template:${channel}:${key}:${locale}`}, 0))`,
  );
  const row = await tx.template.findUnique({ where: { channel_key_locale: ref }, select: { version: true } });
  if ((row?.version ?? 0) !== next.basedOn) {
    throw refusal(
      "stale",
      "wording_changed",
      "Somebody saved another version after you opened this page. Open it again to see theirs.",
    );
  }
  const { _max } = await tx.templateVersion.aggregate({ where: ref, _max: { version: true } });
  const version = Math.max(next.basedOn, _max.version ?? 1) + 1;
  const wording = next.wording ?? Prisma.DbNull;
  await tx.template.upsert({
    where: { channel_key_locale: ref },
    create: { ...ref, version, wording },
    update: { version, wording },
  });
  const createdAt = rfc3339Of(ctx.now());
  await tx.templateVersion.create({ data: { ...ref, version, wording, authorId: next.authorId, createdAt } });
  return version;
}
