import { KeyRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { RoomNotice } from "@/components/room/room-notice";
import { LinkButton } from "@/components/ui/button";

/** The door, the same whether there is a room behind it or not. @param path where to go on after signing in */
export async function ClosedRoom({ path }: { path: string }) {
  const t = await getTranslations("room.closed");
  return (
    <RoomNotice Icon={KeyRound} title={t("title")} body={t("body")}>
      <LinkButton href={`/sign-in?returnPath=${encodeURIComponent(path)}`} prefetch={false} variant="primary">
        {t("signIn")}
      </LinkButton>
    </RoomNotice>
  );
}
