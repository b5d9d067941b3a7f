import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { createKeyAction, revokeKeyAction } from "@/app/(app)/settings/api-keys/actions";
import { ProveFirst } from "@/app/(app)/settings/prove-first";
import { KeyList } from "@/components/settings/key-list";
import { NewKeyForm } from "@/components/settings/new-key-form";
import { newKeyWords } from "@/components/settings/new-key-words";
import { PageHeading } from "@/components/shell/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { listApiKeys } from "@/lib/api-keys/list-api-keys";
import { isJustProvenHere } from "@/lib/auth/session";
import { signedInReader } from "@/lib/web/callers/page-context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const settings = await getTranslations("settings");
  return { title: settings("nav.apiKeys") };
}

/** The reader's own API keys: what each may do and when it was last used, a new one, and the end of one. */
export default async function ApiKeysPage({ searchParams }: Props) {
  const { ctx, reader } = await signedInReader("/settings/api-keys");
  const keys = await listApiKeys(ctx, reader.userId);
  const t = await getTranslations("apiKeys");
  const settings = await getTranslations("settings");
  const { revoked } = await searchParams;
  return (
    <>
      <header>
        <PageHeading>{settings("nav.apiKeys")}</PageHeading>
        <p className="mt-3 max-w-prose text-ink-soft">{t("intro")}</p>
      </header>
      {revoked === undefined ? null : (
        <Notice tone="good" role="status">
          {t("revoked")}
        </Notice>
      )}
      <section aria-labelledby="keys-heading">
        <h2 id="keys-heading" className="mb-3">
          {t("listHeading")}
        </h2>
        {keys.length === 0 ? (
          <EmptyState icon={<KeyRound />} title={t("emptyTitle")}>
            {t("emptyBody")}
          </EmptyState>
        ) : (
          <KeyList
            keys={keys.map(plainKey)}
            timeZone={reader.timeZone}
            locale={await getLocale()}
            now={ctx.now()}
            revoke={revokeKeyAction}
          />
        )}
      </section>
      <section aria-labelledby="new-key-heading" className="max-w-xl">
        <h2 id="new-key-heading" className="mb-4">
          {t("newHeading")}
        </h2>
        {(await isJustProvenHere()) ? (
          <NewKeyForm action={createKeyAction} formKey={crypto.randomUUID()} words={await newKeyWords()} />
        ) : (
          <ProveFirst returnPath="/settings/api-keys" email={reader.email} />
        )}
      </section>
    </>
  );
}

function plainKey(key: Awaited<ReturnType<typeof listApiKeys>>[number]) {
  return { ...key, createdAt: key.createdAt.getTime(), lastUsedAt: key.lastUsedAt?.getTime() };
}
