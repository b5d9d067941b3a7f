import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/form/link-button";
import type { ConversationPage } from "@/lib/conversations/conversation-page";

type Props = {
  /** Path of the room. */
  path: string;
  page: ConversationPage;
  children: ReactNode;
};

/**
 * The conversation on a page that looks again by itself. Without JavaScript the browser would throw away what was typed, so
 * there one types on a page that stays.
 */
export async function QuietConversation({ path, page, children }: Props) {
  const t = await getTranslations("room.before");
  return (
    <div className="min-w-0 noscript:[&_form:has(textarea,input:not([type=hidden]))]:hidden">
      {children}
      {page.kind === "locked" || !page.mayWrite ? null : (
        <p className="mt-5 hidden noscript:block">
          <LinkButton href={`${path}?write=1#conversation`} prefetch={false}>
            {t("write")}
          </LinkButton>
        </p>
      )}
    </div>
  );
}
