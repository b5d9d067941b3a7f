"use client";

import { useEffect, useEffectEvent } from "react";
import { type Heard, watchEvents } from "@/components/live/watch-events";
import { usePerson } from "@/components/ui/form/person";

/** Calls `listener`, always the latest one, with what happens while the page is open. */
export function useEvents(listener: (heard: Heard) => void): void {
  const onHeard = useEffectEvent(listener);
  const person = usePerson();
  useEffect(() => watchEvents(person, (heard) => onHeard(heard)), [person]);
}
