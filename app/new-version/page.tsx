import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GuestShell } from "@/components/shell/guest-shell";
import { LinkButton } from "@/components/ui/form/link-button";
import { safeReturnPath } from "@/lib/people/sign-in/safe-return-path";
import { wordsNotTaken } from "@/lib/web/proxy/other-build";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.newVersion");
  return { title: t("title") };
}

/** Answers a form of another build that was sent without JavaScript (server/other-build.ts): what was typed, and how to go on. */
export default async function NewVersionPage({ searchParams }: Props) {
  const words = wordsNotTaken(await headers());
  if (words === undefined) notFound();
  const t = await getTranslations("common.newVersion");
  return (
    <GuestShell>
      <h1>{t("title")}</h1>
      <p className="mt-4 mb-8 max-w-prose text-ink-soft">{t("sentAnew")}</p>
      <LinkButton href={safeReturnPath(String((await searchParams).page ?? ""))} variant="primary" prefetch={false}>
        {t("open")}
      </LinkButton>
      {words.length === 0 ? null : (
        <section aria-labelledby="typed" className="mt-10">
          <h2 id="typed">{t("typed")}</h2>
          <ul className="mt-3 flex flex-col gap-3">
            {words.map((text, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
              <li key={index} className="whitespace-pre-line rounded-md bg-sunken px-4 py-3 [overflow-wrap:anywhere]">
                {text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </GuestShell>
  );
}
