import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OTHERS, type PartProps, type People, typedIn } from "@/components/meeting-form/form-data";
import { Checkbox } from "@/components/ui/form/checkbox";
import { FieldErrors } from "@/components/ui/form/field";
import type { Invitable } from "@/lib/meetings/schedule/invitable-view";

/** Up to this many names stand open at once; more fold away behind their title. */
const MOST_OPEN = 6;

/** Colleagues and further clients, to tick. The browser's own disclosure, so it needs no JavaScript. */
export function OtherPeople({ values, errors, people: { clients, colleagues } }: PartProps & { people: People }) {
  const t = useTranslations("meetingForm.who");
  const failed = errors.inviteeUserIds ?? [];
  const chosen = new Set(values[OTHERS]);
  const client = typedIn(values, "relationshipId");
  const [open] = useState(clients.length + colleagues.length <= MOST_OPEN || chosen.size > 0 || failed.length > 0);
  if (clients.length + colleagues.length === 0) return null;
  return (
    <details id="inviteeUserIds" open={open} className="group">
      <summary className="inline-flex min-h-9 list-none items-center gap-1.5 font-semibold pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-5 text-accent transition-transform group-open:rotate-90" />
        {t("others", { count: chosen.size })}
      </summary>
      <div className="mt-2 flex max-h-80 flex-col gap-5 overflow-y-auto rounded-md border border-line bg-raised px-4 py-3.5">
        <Choices legend={t("colleagues")} people={colleagues} chosen={chosen} />
        <Choices
          legend={t("clients")}
          people={clients.filter(({ relationshipId }) => relationshipId !== client)}
          chosen={chosen}
        />
      </div>
      <FieldErrors id="inviteeUserIds" errors={failed} />
    </details>
  );
}

function Choices({ legend, people, chosen }: { legend: string; people: readonly Invitable[]; chosen: Set<string> }) {
  if (people.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-ink-soft text-sm">{legend}</legend>
      <div className="grid gap-x-6 sm:grid-cols-2">
        {people.map(({ userId, name }) => (
          <Checkbox
            key={userId}
            id={`invite-${userId}`}
            name={OTHERS}
            value={userId}
            label={name}
            defaultChecked={chosen.has(userId)}
          />
        ))}
      </div>
    </fieldset>
  );
}
