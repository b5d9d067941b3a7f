import { getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { SettleForm } from "@/components/calendars/settle-form";
import type { Reader } from "@/components/meetings/reader";
import { driftToUpdate } from "@/lib/calendars/drift-to-update";
import type { MeetingDrift } from "@/lib/calendars/meeting-calendars";
import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { shortWhenWords } from "@/lib/time/when-words";

type Props = {
  drift: MeetingDrift & { kind: "changed" };
  meeting: { disclosure: "neutral" | "full" };
  hosting: boolean;
  reader: Reader;
  form: Pick<ComponentProps<typeof SettleForm>, "action" | "connectionId" | "pending">;
};

const labels = {
  title: "fields.title",
  description: "fields.description",
  place: "fields.location",
  time: "fields.when",
} as const;

/** Field by field what the meeting says and what somebody made of it in the calendar. */
export async function CalendarDrift({ drift, meeting, hosting, reader, form }: Props) {
  const t = await getTranslations("calendars.meeting");
  const common = await getTranslations("common");
  const takeable = hosting && drift.fields.some((field) => driftToUpdate(meeting, field) !== null);
  return (
    <div className="flex flex-col gap-3 rounded-md bg-warn-soft px-4 py-3.5">
      <p className="font-semibold">{t("drift.heading")}</p>
      <dl className="flex flex-col gap-2">
        {drift.fields.map(({ field, ours, theirs }) =>
          field === "mail" ? (
            <div key={field}>
              <dt className="font-medium">{t("drift.mail")}</dt>
              <dd>{t("drift.mailWhy")}</dd>
            </div>
          ) : (
            <div key={field}>
              <dt className="font-medium">{common(labels[field])}</dt>
              <dd className="wrap-anywhere whitespace-pre-line">
                {t("drift.theirs")} <q>{wordsOf(field, theirs, reader)}</q>
              </dd>
              <dd className="wrap-anywhere whitespace-pre-line text-ink-soft">
                {t("drift.ours")} <q>{wordsOf(field, ours, reader)}</q>
              </dd>
              {hosting && field === "place" ? (
                <Becomes place={driftToUpdate(meeting, { field, theirs })?.location} />
              ) : null}
            </div>
          ),
        )}
      </dl>
      <div className="flex flex-wrap gap-2">
        {takeable ? <SettleForm {...form} choice="theirs" label={t("drift.take")} /> : null}
        <SettleForm {...form} choice="ours" label={t("drift.push")} />
      </div>
    </div>
  );
}

/** A place is more than a text: what the meeting would say once it was taken over. */
async function Becomes({ place }: { place: UpdateMeetingInput["location"] }) {
  const t = await getTranslations("calendars.meeting.drift");
  const common = await getTranslations("common");
  if (!place) return null;
  const { type, value } = place;
  return (
    <dd className="wrap-anywhere text-ink-soft">
      {t("becomes", { place: value === null ? common(`place.${type}`) : `${common(`place.${type}`)}, ${value}` })}
    </dd>
  );
}

function wordsOf(field: string, text: string, reader: Reader): string {
  if (field !== "time") return text === "" ? "–" : text;
  const startsAt = Number(text.split("/")[0]);
  return Number.isNaN(startsAt) ? "–" : shortWhenWords({ startsAt, ...reader });
}
