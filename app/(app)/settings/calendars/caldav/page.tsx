import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { connectCaldavAction } from "@/app/(app)/settings/calendars/caldav/actions";
import { ProveFirst } from "@/app/(app)/settings/prove-first";
import { CaldavForm } from "@/components/calendars/caldav-form";
import { PageHeading } from "@/components/shell/page-heading";
import { TextLink } from "@/components/ui/text-link";
import { Words } from "@/components/ui/words";
import { isJustProvenHere } from "@/lib/auth/session";
import { listConnections } from "@/lib/calendars/list-connections";
import { signedInReader } from "@/lib/web/callers/page-context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("calendars.caldav");
  return { title: t("title") };
}

/** Connects a calendar at a CalDAV server. `?again=` names an own connection that lost its access. */
export default async function CaldavPage({ searchParams }: Props) {
  const { ctx, reader } = await signedInReader("/settings/calendars/caldav");
  const { again } = await searchParams;
  const known = (await listConnections(ctx)).find(({ id, provider }) => id === again && provider === "caldav");
  const t = await getTranslations("calendars.caldav");
  return (
    <div className="flex max-w-xl flex-col gap-8">
      <header>
        <PageHeading>{t("title")}</PageHeading>
        <p className="mt-3 max-w-prose text-ink-soft">{t("intro")}</p>
      </header>
      {(await isJustProvenHere()) ? (
        <Words of={["calendars.caldav"]}>
          <CaldavForm action={connectCaldavAction} startFrom={loginIn(known?.account)} />
        </Words>
      ) : (
        <ProveFirst returnPath="/settings/calendars/caldav" email={reader.email} />
      )}
      <p>
        <TextLink href="/settings/calendars">{t("back")}</TextLink>
      </p>
    </div>
  );
}

/** An account is named "user name (server)". */
function loginIn(account = ""): { serverUrl: string; username: string } {
  const [, username = "", host = ""] = /^(.*) \(([^()]+)\)$/.exec(account) ?? [];
  return { username, serverUrl: host && `https://${host}` };
}
