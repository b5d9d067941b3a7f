import { CalendarX2, Link2Off, UserRoundX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { GuestNotice } from "@/components/guest/guest-notice";
import { NoCookie } from "@/components/shell/no-cookie";
import { Button } from "@/components/ui/form/button";
import { PlainLinkButton, PlainTextLink } from "@/components/ui/plain-links";

type UnknownProps = {
  /** Whether the address names an invitation, there is one or not, and the browser brought no cookie for it. */
  withoutCookie: boolean;
};

/** One page for every link that opens nothing, whatever it was before (docs/design/security.md#P-16). */
export async function UnknownInvitation({ withoutCookie }: UnknownProps) {
  const t = await getTranslations("invitation.unknown");
  const common = await getTranslations("common");
  return (
    <GuestNotice Icon={Link2Off} title={t("title")} body={t("body")}>
      {withoutCookie ? <NoCookie /> : null}
      <PlainLinkButton href="/fresh-link" variant="primary">
        {common("sendNewLink")}
      </PlainLinkButton>
    </GuestNotice>
  );
}

/** Says so and nothing more, but for what the host wrote about it, and leads to what is kept of the guest. */
export async function CancelledInvitation({ message, dataPath }: { message: string | null; dataPath: string }) {
  const t = await getTranslations("invitation.cancelled");
  const foot = await getTranslations("invitation.foot");
  return (
    <GuestNotice Icon={CalendarX2} title={t("title")} body={t("body")}>
      {message === null ? null : (
        <figure className="max-w-prose border-accent border-l-3 pl-4">
          <figcaption className="text-ink-soft text-sm">{t("message")}</figcaption>
          <blockquote dir="auto" className="whitespace-pre-line wrap-anywhere">
            {message}
          </blockquote>
        </figure>
      )}
      <PlainTextLink href={dataPath} className="inline-flex min-h-8 items-center text-sm">
        {foot("data")}
      </PlainTextLink>
    </GuestNotice>
  );
}

/**
 * Shown to people who are signed in with another address than the invited one, which is not named
 * (docs/design/security.md#P-17).
 */
export async function ForwardedInvitation({ path }: { path: string }) {
  const t = await getTranslations("invitation.someoneElse");
  return (
    <GuestNotice Icon={UserRoundX} title={t("title")} body={t("body")}>
      <form method="post" action="/sign-out">
        <input type="hidden" name="returnPath" value={path} />
        <Button type="submit">{t("signOut")}</Button>
      </form>
    </GuestNotice>
  );
}
