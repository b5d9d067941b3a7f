import { Trash2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { scopeKey } from "@/components/settings/new-key-words";
import { ConfirmedForm } from "@/components/ui/form/confirmed-form";
import { Time } from "@/components/ui/time";
import type { CreateApiKeyInput } from "@/lib/api-keys/create-api-key-input";
import type { FormAction } from "@/lib/forms/form-state";
import { MINUTE } from "@/lib/time/durations";
import { relativeWords } from "@/lib/time/relative-words";
import { shortWhenWords } from "@/lib/time/when-words";

/** Instants in epoch milliseconds. */
type KeyRow = { id: string; label: string; scopes: string[]; createdAt: number; lastUsedAt: number | undefined };

type Props = { keys: readonly KeyRow[]; timeZone: string; locale: string; now: number; revoke: FormAction };

/** The keys that work, each with what it may do, when it was last used, and the way to end it. */
export async function KeyList({ keys, timeZone, locale, now, revoke }: Props) {
  const t = await getTranslations("apiKeys");
  const words = { open: t("revoke"), warning: t("revokeWarning"), confirm: t("revokeConfirm"), pending: t("revoking") };
  return (
    <ul className="divide-y divide-line border-line border-y">
      {keys.map((key) => (
        <li key={key.id} className="flex flex-col gap-1 py-5">
          <h3 className="font-semibold">{key.label}</h3>
          <p className="text-ink-soft text-sm">{key.scopes.map((scope) => t(scopeWords(scope))).join(" · ")}</p>
          <p className="text-ink-soft text-sm">
            {t.rich("createdAt", {
              time: () => (
                <Time at={key.createdAt}>{shortWhenWords({ startsAt: key.createdAt, timeZone, locale })}</Time>
              ),
            })}
            {" · "}
            {key.lastUsedAt === undefined ? (
              t("neverUsed")
            ) : (
              <Time at={key.lastUsedAt}>
                {now - key.lastUsedAt < MINUTE
                  ? t("usedNow")
                  : t("lastUsed", { when: relativeWords(key.lastUsedAt, now, locale) })}
              </Time>
            )}
          </p>
          <ConfirmedForm
            action={revoke}
            values={{ apiKeyId: key.id }}
            icon={<Trash2 aria-hidden="true" />}
            about={key.label}
            words={words}
            className="mt-2"
          />
        </li>
      ))}
    </ul>
  );
}

function scopeWords(scope: string) {
  // Safe: the database holds only scopes that createApiKeyInput let through.
  return `scopeLabel.${scopeKey(scope as CreateApiKeyInput["scopes"][number])}` as const;
}
