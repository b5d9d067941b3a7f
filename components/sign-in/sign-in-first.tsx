import { KeyRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { signInTo } from "@/components/sign-in/sign-in-to";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/form/link-button";

/** Opens the conversation, or what the words say, to somebody whose account the host knows: they came by their link and sign in to read it. */
export async function SignInFirst({ path, words }: { path: string; words?: { title: string; body: string } }) {
  const t = await getTranslations("conversation.signInFirst");
  const common = await getTranslations("common");
  return (
    <Card className="flex flex-col items-start gap-4 p-5 sm:p-5">
      <p className="flex items-center gap-2.5 font-semibold">
        <KeyRound aria-hidden="true" className="size-5 shrink-0 text-accent" />
        {words?.title ?? t("title")}
      </p>
      <p className="text-ink-soft">{words?.body ?? t("body")}</p>
      <LinkButton href={signInTo(path)} prefetch={false}>
        {common("signIn")}
      </LinkButton>
    </Card>
  );
}
