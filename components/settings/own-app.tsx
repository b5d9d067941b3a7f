import { Trash2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ConfirmedForm } from "@/components/ui/form/confirmed-form";
import { Time } from "@/components/ui/time";
import type { FormAction } from "@/lib/forms/form-state";
import { shortWhenWords } from "@/lib/time/when-words";

type Props = {
  /** Since when there is an app, in epoch milliseconds. */
  since: number | undefined;
  timeZone: string;
  locale: string;
  /** Takes the app away alone; undefined where it is all that there is. */
  remove: FormAction | undefined;
  /** What sets one up. */
  children: ReactNode;
};

/** The person's authenticator app: since when there is one, else what sets one up. */
export async function OwnApp({ since, timeZone, locale, remove, children }: Props) {
  const t = await getTranslations("settings.secondFactor");
  const words = {
    open: t("removeApp"),
    warning: t("removeAppWarning"),
    confirm: t("removeAppConfirm"),
    pending: t("removing"),
  };
  return (
    <section aria-labelledby="authenticator-app" className="flex flex-col gap-4">
      <h2 id="authenticator-app">{t("app")}</h2>
      {since === undefined ? (
        children
      ) : (
        <p className="text-ink-soft">
          {t.rich("appSince", {
            time: () => <Time at={since}>{shortWhenWords({ startsAt: since, timeZone, locale })}</Time>,
          })}
        </p>
      )}
      {since !== undefined && remove ? (
        <ConfirmedForm action={remove} values={{}} icon={<Trash2 aria-hidden="true" />} about="" words={words} />
      ) : null}
    </section>
  );
}
