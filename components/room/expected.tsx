import { getTranslations } from "next-intl/server";
import { Avatar } from "@/components/ui/avatar";
import type { RoomView } from "@/lib/meetings/room-view";

/** Who is expected. Only the host reads who is invited; everyone else reads the host's name. */
export async function Expected({ room: { hosting, meeting } }: { room: RoomView }) {
  const t = await getTranslations("room");
  if (!hosting) return <Person name={meeting.host.name} />;
  if (meeting.invitees.length === 0) return <p className="text-ink-soft">{t("nobody")}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {meeting.invitees.map(({ id, name, email }) => (
        <li key={id}>
          <Person name={name ?? email} />
        </li>
      ))}
    </ul>
  );
}

function Person({ name }: { name: string }) {
  return (
    <span className="flex items-center gap-3">
      <Avatar name={name} className="size-8 text-xs" />
      <span className="min-w-0 break-words">{name}</span>
    </span>
  );
}
