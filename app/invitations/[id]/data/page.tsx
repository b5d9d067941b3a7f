import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askForCodeAction, confirmAction, eraseAction } from "@/app/invitations/[id]/data/actions";
import { ConfirmAddress } from "@/components/conversation/confirm-address";
import { OwnDrafts } from "@/components/drafts/own-drafts";
import { ownerOfInvitation } from "@/components/drafts/owner";
import { ForwardedInvitation, UnknownInvitation } from "@/components/guest/closed-invitation";
import { EraseGuest } from "@/components/guest-data/erase-guest";
import { GuestExport } from "@/components/guest-data/guest-export";
import { GuestShell } from "@/components/shell/guest-shell";
import { SignInFirst } from "@/components/sign-in/sign-in-first";
import { PlainTextLink } from "@/components/ui/plain-links";
import { type GuestPage, guestPageOf, pathOfGuestData, pathOfInvitation } from "@/lib/web/pages/guest-page";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("guestData");
  return { title: t("title") };
}

/** Where a guest exports and erases what is kept of them, once a code has just shown that they read the invited address's email. */
export default async function GuestDataPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { code } = await searchParams;
  const page = await guestPageOf(id);
  const person = page?.kind === "invitation" ? page.person : undefined;
  return (
    <GuestShell person={person}>
      <OwnDrafts owner={page && ownerOfInvitation(pathOfInvitation(id))}>
        {await contentsOf(page, id, code === "sent")}
      </OwnDrafts>
    </GuestShell>
  );
}

async function contentsOf(page: GuestPage | undefined, id: string, asked: boolean) {
  const path = pathOfInvitation(id);
  if (page === undefined) return <UnknownInvitation withoutCookie />;
  if (page.kind === "someone_else") return <ForwardedInvitation path={path} />;
  const t = await getTranslations("guestData");
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="mt-4 mb-8 max-w-prose text-ink-soft">{t("body")}</p>
      {await openedBy(page, id, asked)}
      <p className="mt-8">
        <PlainTextLink href={path} className="inline-flex min-h-8 items-center">
          {t("back")}
        </PlainTextLink>
      </p>
    </>
  );
}

async function openedBy(page: Extract<GuestPage, { kind: "invitation" }>, id: string, asked: boolean) {
  const t = await getTranslations("guestData");
  if (page.provenBy === "account") {
    return <SignInFirst path="/settings" words={{ title: t("account.title"), body: t("account.body") }} />;
  }
  if (!page.justConfirmed) {
    return (
      <ConfirmAddress
        asked={asked}
        ask={askForCodeAction.bind(null, id)}
        confirm={confirmAction.bind(null, id)}
        opens={{ body: t("code.body"), submit: t("code.submit") }}
      />
    );
  }
  return (
    <>
      <GuestExport action={`${pathOfGuestData(id)}/export`} />
      <EraseGuest erase={eraseAction.bind(null, id)} />
    </>
  );
}
