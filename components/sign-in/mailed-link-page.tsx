import type { ReactNode } from "react";
import { GuestShell } from "@/components/shell/guest-shell";
import { NoCookie } from "@/components/shell/no-cookie";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";

type Props = {
  title: string;
  body: string;
  /** Empty where the browser kept none. */
  token: string;
  /** The form whose button uses the token. */
  children: ReactNode;
};

/**
 * The page that the link of an email leads to. It does not even look at the token, so that scanners may open it as often as
 * they like (docs/design/security.md#P-20); its button uses it.
 */
export function MailedLinkPage({ title, body, token, children }: Props) {
  return (
    <GuestShell>
      <PageHeading>{title}</PageHeading>
      <p className="mt-3 mb-8 max-w-prose text-ink-soft">{body}</p>
      {token === "" ? (
        <div className="mb-5">
          <NoCookie />
        </div>
      ) : null}
      <Card>{children}</Card>
    </GuestShell>
  );
}
