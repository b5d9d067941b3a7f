"use client";

import { useRouter } from "next/navigation";
import { fetchUnlessOffline } from "@/components/live/fetch-unless-offline";
import { useEvents } from "@/components/live/use-events";
import { usePerson } from "@/components/ui/form/person";

/** Reads the page of a meeting again when the meeting has changed or somebody has joined. What is being typed stays. */
export function RefreshMeeting({ meetingId, revision }: { meetingId: string; revision: number }) {
  const router = useRouter();
  const person = usePerson();
  useEvents(async (heard) => {
    if (heard.kind === "catch-up") {
      if (await isOld(person, meetingId, revision)) router.refresh();
    } else if (heard.kind === "meeting" && heard.data.meetingId === meetingId && heard.data.revision >= revision) {
      router.refresh();
    }
  });
  return null;
}

/** Asking is cheap where nothing has changed. Without a connection the page stays as it is. */
async function isOld(person: string | undefined, meetingId: string, revision: number): Promise<boolean> {
  const headers = { "If-None-Match": `"${meetingId}.${revision}"` };
  const answer = await fetchUnlessOffline(person, `/api/v1/meetings/${meetingId}`, { headers });
  return answer !== undefined && answer.status !== 304;
}
