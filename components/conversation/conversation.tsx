import { MessageCircle } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ConfirmAddress, type Confirming } from "@/components/conversation/confirm-address";
import { conversationWords } from "@/components/conversation/conversation-texts";
import { LiveConversation } from "@/components/conversation/live-conversation";
import { MarkRead } from "@/components/conversation/mark-read";
import { ReadersLine } from "@/components/conversation/readers-line";
import type { Reader } from "@/components/meetings/reader";
import { SignInFirst } from "@/components/sign-in/sign-in-first";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import type { ConversationPage } from "@/lib/conversations/conversation-page";
import type { FormAction } from "@/lib/forms/form-state";

export type Talking = {
  page: ConversationPage;
  /** A new message, as a plain form posts it. */
  post: FormAction;
  /** New for each page, so that a form sent twice is one message. */
  clientId: string;
  markRead: (position: number) => Promise<void>;
  /** How a guest confirms the invited address; nobody else has to. */
  confirming?: Confirming;
};

/** What the people of a meeting write to each other, and who can read it. */
export async function Conversation({ talking, reader }: { talking: Talking; reader: Reader }) {
  const t = await getTranslations("conversation");
  const { page, post, clientId, markRead, confirming } = talking;
  if (page.kind === "locked") {
    return (
      <Section id="conversation" title={t("heading")}>
        {confirming && page.opensBy === "code" ? <ConfirmAddress {...confirming} /> : null}
        {confirming && page.opensBy === "account" ? <SignInFirst path={confirming.path} /> : null}
      </Section>
    );
  }
  const newest = page.messages.at(-1)?.position ?? 0;
  return (
    <Section
      id="conversation"
      title={
        <span className="flex flex-wrap items-center gap-3">
          {t("heading")}
          {page.unread > 0 ? (
            <Badge tone="accent" icon={<MessageCircle />}>
              {t("unread", { unread: page.unread })}
            </Badge>
          ) : null}
        </span>
      }
    >
      <ReadersLine readers={page.readers} />
      {page.unread > 0 ? <MarkRead markRead={markRead.bind(null, newest)} label={t("markRead")} /> : null}
      <LiveConversation
        meetingId={page.meetingId}
        initial={{ messages: page.messages, earlier: page.earlier }}
        readPosition={page.readPosition}
        unread={page.unread}
        reader={reader}
        words={await conversationWords()}
        markRead={markRead}
        {...(page.mayWrite ? { writing: { post, clientId } } : {})}
      />
      {page.mayWrite ? null : <p className="text-ink-soft">{t("readOnly")}</p>}
    </Section>
  );
}
