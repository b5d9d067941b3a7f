import { useTranslations } from "next-intl";
import { MeetingWhen } from "@/components/meeting-page/meeting-when";
import { PlaceIcon } from "@/components/meetings/place-icon";
import type { Reader } from "@/components/meetings/reader";
import { RoomLink } from "@/components/meetings/room-link";
import { TextWithLinks } from "@/components/meetings/text-with-links";
import { Card } from "@/components/ui/card";
import type { MeetingView } from "@/lib/meetings/view";

type Props = {
  meeting: MeetingView;
  reader: Reader;
  /** The host checks the link of the call here; everyone else gets it in the room alone (docs/design/pages.md#P3.2). */
  hosting: boolean;
};

/** The sheet that the page is about: the time, the place and the way in. */
export function WhenAndWhere({ meeting, reader, hosting }: Props) {
  const t = useTranslations("meetingPage.where");
  const common = useTranslations("common");
  const { type, value } = meeting.location;
  return (
    <Card className="flex flex-col gap-6">
      <section aria-labelledby="when" className="flex flex-col gap-1">
        <h2 id="when" className="font-medium text-ink-soft text-sm">
          {common("fields.when")}
        </h2>
        <MeetingWhen meeting={meeting} reader={reader} />
      </section>
      <section aria-labelledby="where" className="flex flex-col gap-1 border-line border-t pt-5">
        <h2 id="where" className="font-medium text-ink-soft text-sm">
          {common("where")}
        </h2>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
          <div className="min-w-0">
            <p className="flex items-center gap-2.5 font-medium">
              <PlaceIcon type={type} className="size-5 shrink-0 text-accent" />
              {common(`place.${type}`)}
            </p>
            {value === undefined || (type === "video" && !hosting) ? null : (
              <p className="wrap-anywhere text-ink-soft">
                {type === "video" ? <span className="block text-sm">{t("ownLink")}</span> : null}
                <TextWithLinks text={value} />
              </p>
            )}
          </div>
          {type === "video" && meeting.status !== "cancelled" ? <RoomLink meeting={meeting} reader={reader} /> : null}
        </div>
      </section>
    </Card>
  );
}
