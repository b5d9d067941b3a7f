"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { OTHER_PERSON } from "@/components/live/fetch-unless-offline";
import { tryTo } from "@/components/live/try-to";
import { usePerson } from "@/components/ui/form/person";

const NAME = "compath-person";

/**
 * Makes the frame and the page anew when somebody else is signed in now: when a call says so, or a page opened for another in
 * this browser. What is typed stays, and stays for whom it was typed.
 */
export function OtherPerson() {
  const router = useRouter();
  const person = usePerson();
  useEffect(() => {
    const leaving = new AbortController();
    const renew = () => router.refresh();
    addEventListener(OTHER_PERSON, renew, { signal: leaving.signal });
    // Where pages cannot talk to each other, the server refuses a wrong form in any case.
    const tabs = tryTo(() => new BroadcastChannel(NAME));
    tabs?.postMessage(person);
    if (tabs) tabs.onmessage = ({ data }) => data !== person && renew();
    return () => {
      leaving.abort();
      tabs?.close();
    };
  }, [person, router]);
  return null;
}
