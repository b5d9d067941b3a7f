import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { TroubledConnections } from "@/lib/calendars/find-troubled-connections";

/** Says on every page that meetings do not reach a calendar, until it is connected again or another one is chosen. */
export async function BrokenNotice({ broken, failing, unchosen }: TroubledConnections) {
  const t = await getTranslations("calendars");
  const notices = [
    { name: "broken", accounts: broken },
    { name: "failing", accounts: failing },
    { name: "unchosen", accounts: unchosen },
  ] as const;
  return notices
    .filter(({ accounts }) => accounts.length > 0)
    .map(({ name, accounts }) => (
      <div key={name} className="mb-8">
        <Notice tone="warn" title={t(`${name}.title`, { account: accounts.join(", ") })}>
          <p>
            {t(`${name}.body`, { account: accounts.join(", ") })}{" "}
            <TextLink href="/settings/calendars">{t(`${name}.link`)}</TextLink>
          </p>
        </Notice>
      </div>
    ));
}
