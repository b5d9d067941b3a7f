import { KeyRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { GuestNotice } from "@/components/guest/guest-notice";
import { signInTo } from "@/components/sign-in/sign-in-to";
import { LinkButton } from "@/components/ui/form/button";

/** The door, the same whether there is a room behind it or not. @param path where to go on after signing in */
export async function ClosedRoom({ path }: { path: string }) {
  const t = await getTranslations("room.closed");
  const common = await getTranslations("common");
  return (
    <GuestNotice Icon={KeyRound} title={t("title")} body={t("body")}>
      <LinkButton href={signInTo(path)} prefetch={false} variant="primary">
        {common("signIn")}
      </LinkButton>
    </GuestNotice>
  );
}
