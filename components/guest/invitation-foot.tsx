import { getTranslations } from "next-intl/server";
import { signInTo } from "@/components/sign-in/sign-in-to";
import { PlainTextLink } from "@/components/ui/plain-links";

type Props = {
  invitationId: string;
  meetingId: string;
  host: string;
  signedIn: boolean;
  /** `account`: the host knows the account, so the page may say that there is one. */
  provenBy: "code" | "account";
};

/** What else a guest can do. Each is a page of its own, so that nothing happens by a slip. */
export async function InvitationFoot({ invitationId, meetingId, host, signedIn, provenBy }: Props) {
  const t = await getTranslations("invitation.foot");
  const reportWords = await getTranslations("report");
  const own = `/invitations/${invitationId}`;
  const account = `/meetings/${meetingId}`;
  const links = [
    signedIn
      ? { href: account, label: t("open") }
      : { href: signInTo(provenBy === "account" ? account : own), label: t(`signIn.${provenBy}`) },
    { href: `/reminders/${invitationId}`, label: t("reminders", { host }) },
    { href: `${own}/data`, label: t("data") },
    { href: `${own}/report`, label: reportWords("title") },
  ];
  return (
    <nav aria-label={t("label")} className="mt-10">
      <ul className="flex flex-col gap-x-6 gap-y-1 text-sm sm:flex-row sm:flex-wrap">
        {links.map(({ href, label }) => (
          <li key={href}>
            <PlainTextLink href={href} className="inline-flex min-h-8 items-center">
              {label}
            </PlainTextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
