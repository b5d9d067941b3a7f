import { getTranslations } from "next-intl/server";
import { When } from "@/components/guest/invitation-when";
import { PlaceIcon } from "@/components/meetings/place-icon";
import { TextWithLinks } from "@/components/meetings/text-with-links";
import { Expected } from "@/components/room/expected";
import type { RoomProps } from "@/components/room/room-props";
import { Card } from "@/components/ui/card";
import { DescriptionList, DescriptionRow } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { isPhoneNumber } from "@/lib/meetings/phone-number";
import type { MeetingView } from "@/lib/meetings/view";

/** What the room is about: when, where, and who is expected. */
export async function RoomCard({ room, reader, about, here }: Pick<RoomProps, "room" | "reader" | "about" | "here">) {
  const t = await getTranslations("room");
  const common = await getTranslations("common");
  const { meeting } = room;
  return (
    <Card>
      <h2 dir="auto" className="mb-2 wrap-anywhere font-display text-xl">
        {meeting.title}
      </h2>
      <DescriptionList>
        <DescriptionRow term={common("fields.when")}>
          <When meeting={meeting} {...reader} />
        </DescriptionRow>
        <DescriptionRow term={common("where")}>
          <Where location={meeting.location} />
        </DescriptionRow>
        <DescriptionRow term={t("expected")}>
          <Expected room={room} here={here} />
        </DescriptionRow>
      </DescriptionList>
      <p className="mt-3">
        <TextLink href={about} prefetch={false} className="inline-block min-h-6">
          {t("about")}
        </TextLink>
      </p>
    </Card>
  );
}

/** The number or the address. The link of a call stays behind "Join", which records who came. */
async function Where({ location: { type, value } }: Pick<MeetingView, "location">) {
  const common = await getTranslations("common");
  return (
    <>
      <span className="flex items-center gap-2 font-medium">
        <PlaceIcon type={type} className="size-[1.15em] shrink-0 text-accent" />
        {common(`place.${type}`)}
      </span>
      {type === "video" || value === undefined ? null : (
        <span className="block wrap-anywhere text-lg">
          {type === "phone" && isPhoneNumber(value) ? <NumberLink text={value} /> : <TextWithLinks text={value} />}
        </span>
      )}
    </>
  );
}

function NumberLink({ text }: { text: string }) {
  return (
    <a
      href={`tel:${text.replace(/[^\d+]/g, "")}`}
      className="inline-block min-h-6 rounded-sm text-accent underline decoration-1 underline-offset-[0.2em] hover:text-accent-strong"
    >
      {text}
    </a>
  );
}
