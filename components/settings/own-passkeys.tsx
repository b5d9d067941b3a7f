import { Trash2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ConfirmedForm } from "@/components/ui/form/confirmed-form";
import { Time } from "@/components/ui/time";
import type { FormAction } from "@/lib/forms/form-state";
import { shortWhenWords } from "@/lib/time/when-words";

/** Instants in epoch milliseconds. */
type Row = { id: string; name: string; createdAt: number; lastUsedAt: number | undefined };

type Props = {
  passkeys: readonly Row[];
  timeZone: string;
  locale: string;
  remove: FormAction;
  /** What adds another one. */
  children: ReactNode;
};

/** The person's passkeys, each with when it was added and last used and the way to end it, and what adds another one. */
export async function OwnPasskeys({ passkeys, timeZone, locale, remove, children }: Props) {
  const t = await getTranslations("settings.secondFactor");
  const keys = await getTranslations("apiKeys");
  const at = (startsAt: number) => <Time at={startsAt}>{shortWhenWords({ startsAt, timeZone, locale })}</Time>;
  const words = {
    open: t("removePasskey"),
    warning: t("removePasskeyWarning"),
    confirm: t("removePasskeyConfirm"),
    pending: t("removing"),
  };
  return (
    <section aria-labelledby="passkeys" className="flex flex-col gap-4">
      <h2 id="passkeys">{t("passkeys")}</h2>
      <p className="max-w-prose text-ink-soft">{t("passkeysBody")}</p>
      {passkeys.length > 0 ? (
        <ul className="divide-y divide-line border-line border-y" aria-labelledby="passkeys">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id} className="flex flex-col gap-1 py-5">
              <h3 className="wrap-anywhere font-semibold">{name}</h3>
              <p className="text-ink-soft text-sm">
                {t.rich("addedOn", { time: () => at(createdAt) })}
                {" · "}
                {lastUsedAt === undefined ? keys("neverUsed") : t.rich("lastUsed", { time: () => at(lastUsedAt) })}
              </p>
              <ConfirmedForm
                action={remove}
                values={{ passkeyId: id }}
                icon={<Trash2 aria-hidden="true" />}
                about={name}
                words={words}
                className="mt-2"
              />
            </li>
          ))}
        </ul>
      ) : null}
      {children}
    </section>
  );
}
