import { CircleCheck, Clock3 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import type { Presence } from "@/lib/meetings/room/room-presence";
import type { RoomView } from "@/lib/meetings/room/room-view";

/** Who is expected and who has come. Only the host reads who is invited; everyone else of the host and themselves. */
export async function Expected({ room: { hosting, meeting }, here }: { room: RoomView; here: Presence }) {
  const t = await getTranslations("room");
  const common = await getTranslations("common");
  const invitees = meeting.invitees.map(({ id, name, email }) => ({
    id,
    name: hosting ? (name ?? email) : common("you"),
    here: here.invitees.includes(id),
  }));
  const others = hosting ? [] : [{ id: "host", name: meeting.host.name, here: here.host }];
  if (hosting && invitees.length === 0) return <p className="text-ink-soft">{common("nobodyInvited")}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {[...others, ...invitees].map((person) => (
        <li key={person.id} className="flex gap-3">
          <Avatar name={person.name} className="size-8 shrink-0 text-xs" />
          <div className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            <bdi className="min-w-0 wrap-anywhere">{person.name}</bdi>
            <PresenceBadge here={person.here} words={{ here: t("here"), notHere: t("notHere") }} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function PresenceBadge({ here, words }: { here: boolean; words: { here: string; notHere: string } }) {
  return here ? (
    <Badge tone="good" icon={<CircleCheck />}>
      {words.here}
    </Badge>
  ) : (
    <Badge icon={<Clock3 />}>{words.notHere}</Badge>
  );
}
