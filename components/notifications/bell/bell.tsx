"use client";

import { Bell as BellIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useId, useRef, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/form/button";
import { LinkButton } from "@/components/ui/form/link-button";
import { TextLink } from "@/components/ui/text-link";

const MOST_SHOWN = 9;

type Props = { unread: number; shown: boolean; setShown: (shown: boolean) => void; children: ReactNode };

/**
 * How many are unread, in a number for the eye and in words for everyone. Pressing it shows the newest; without JavaScript
 * it leads to their page.
 */
export function BellButton({ unread, shown, setShown, children }: Props) {
  const t = useTranslations("nav");
  const all = useTranslations("live.bell")("all");
  const scripts = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  const place = useRef<HTMLDivElement>(null);
  const panel = useId();
  useClosing(place, shown, setShown);
  const looks = { variant: "quiet", size: "sm", className: "relative px-2.5", title: t("notifications") } as const;
  const face = (
    <>
      <BellIcon aria-hidden="true" />
      <span className="sr-only">{t("notificationsUnread", { count: unread })}</span>
      {unread === 0 ? null : <Count unread={unread} />}
    </>
  );
  return (
    <div ref={place} className="relative">
      {scripts ? (
        <Button {...looks} aria-expanded={shown} aria-controls={panel} onClick={() => setShown(!shown)}>
          {face}
        </Button>
      ) : (
        <LinkButton {...looks} href="/notifications">
          {face}
        </LinkButton>
      )}
      <section
        id={panel}
        hidden={!shown}
        aria-label={t("notifications")}
        className="absolute top-full right-0 z-30 mt-2 w-96 rounded-lg border border-line bg-raised shadow-lg max-sm:fixed max-sm:inset-x-4 max-sm:top-16 max-sm:w-auto"
      >
        {shown ? children : null}
        <p className="border-line border-t p-3 text-center text-sm">
          <TextLink href="/notifications" data-shortcut="notifications" onClick={() => setShown(false)}>
            {all}
          </TextLink>
        </p>
      </section>
    </div>
  );
}

function Count({ unread }: { unread: number }) {
  return (
    <span
      aria-hidden="true"
      className="absolute top-0 right-0 inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-danger px-1 font-bold text-[0.6875rem] text-on-danger leading-none tabular-nums"
    >
      {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
    </span>
  );
}

/** Escape closes it and gives the focus back; so does going on elsewhere, which keeps its focus there. */
function useClosing(place: RefObject<HTMLDivElement | null>, shown: boolean, setShown: (shown: boolean) => void) {
  useEffect(() => {
    if (!shown) return;
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) setShown(false);
    };
    const close = ({ key }: KeyboardEvent) => {
      if (key !== "Escape") return;
      setShown(false);
      place.current?.querySelector("button")?.focus();
    };
    addEventListener("pointerdown", leave);
    addEventListener("focusin", leave);
    addEventListener("keydown", close);
    return () => {
      removeEventListener("pointerdown", leave);
      removeEventListener("focusin", leave);
      removeEventListener("keydown", close);
    };
  }, [place, shown, setShown]);
}
