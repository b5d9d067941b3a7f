import { useTranslations } from "next-intl";
import type { ListedMeeting } from "@/components/meeting-list/listed-meeting";
import { Avatar } from "@/components/ui/avatar";

const MOST_SHOWN = 3;

/** Who comes: for the host the invitees, for an invitee the host and nobody else. */
export function LinePeople({ line }: { line: ListedMeeting }) {
  const t = useTranslations("meetingList");
  const common = useTranslations("common");
  if (!line.hosting) return <People names={[line.host.name]} words={common("hostedBy", { name: line.host.name })} />;
  if (line.invitees.length === 0) return <p className="text-ink-soft text-sm">{t("nobody")}</p>;

  const names = line.invitees.map(({ name, email }) => name ?? email);
  const shown = names.slice(0, MOST_SHOWN);
  const rest = names.length - shown.length;
  const words = rest > 0 ? [...shown, t("more", { count: rest })] : shown;
  return <People names={shown} words={words.join(", ")} />;
}

function People({ names, words }: { names: readonly string[]; words: string }) {
  return (
    <p className="flex min-w-0 items-center gap-2.5 text-ink-soft text-sm">
      <span className="flex shrink-0 -space-x-1">
        {names.map((name) => (
          <Avatar key={name} name={name} className="size-8 border-2 border-raised text-xs" />
        ))}
      </span>
      <span className="min-w-0 wrap-anywhere">{words}</span>
    </p>
  );
}
