"use client";

import { useSyncExternalStore } from "react";

type Props = {
  /** The zone in which the page shows its times. */
  shown: string;
  /** Kept, so that taking the offer does not lose what was pressed in the mail. */
  answer: string | undefined;
  /** `{zone}` stands for the name of the device's zone. */
  words: { question: string; link: string };
};

/** Offers the zone of this device where it is another one. The server cannot know it, so without JavaScript there is no offer. */
export function ZoneOffer({ shown, answer, words }: Props) {
  const zone = useSyncExternalStore(neverChanges, deviceZone, () => undefined);
  if (zone === undefined || zone === shown) return null;
  const name = zone.replaceAll("_", " ");
  return (
    <p className="mt-2 text-sm">
      {words.question.replace("{zone}", name)}{" "}
      <a
        href={`?${new URLSearchParams({ zone, ...(answer === undefined ? {} : { answer }) })}`}
        className="inline-block min-h-6 text-accent underline decoration-1 underline-offset-[0.2em]"
      >
        {words.link.replace("{zone}", name)}
      </a>
    </p>
  );
}

function neverChanges(): () => void {
  return () => undefined;
}

function deviceZone(): string | undefined {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
