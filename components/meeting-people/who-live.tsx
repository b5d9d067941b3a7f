"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fetchAs } from "@/components/live/fetch-unless-offline";
import { WhoTable, type WhoTableProps } from "@/components/meeting-people/who-table";
import { deliverySummary, undeliveredCount, undeliveredFirst, waitingCount } from "@/components/meetings/undelivered";
import { useNow } from "@/components/meetings/use-now";
import { usePerson } from "@/components/ui/form/person";
import type { InviteeView, MeetingView } from "@/lib/meetings/view";
import { zoneWords } from "@/lib/time/when-words";

const EVERY_MILLISECONDS = 3_000;
const FRESH_MILLISECONDS = 10_000;

type Props = WhoTableProps;

/** The table of invitees, asked for again every few seconds for as long as a message is on its way. */
export function WhoLive(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Refreshing {...props} />
    </QueryClientProvider>
  );
}

function Refreshing({ invitees, ...rest }: Props) {
  const { meetingId, reader } = rest;
  const t = useTranslations("meetingPage.who");
  const now = useNow(reader.now);
  const person = usePerson();
  const { data, isError } = useQuery({
    // What the server has rendered anew is newer than what was asked for before.
    queryKey: ["invitees", meetingId, reader.now],
    queryFn: ({ signal }) => fetchInvitees(person, meetingId, signal),
    initialData: invitees,
    staleTime: FRESH_MILLISECONDS,
    refetchInterval: ({ state }) => (waitingCount(state.data ?? []) > 0 ? EVERY_MILLISECONDS : false),
  });
  const waiting = waitingCount(data);
  return (
    <>
      <p role="status" className="text-ink-soft text-sm">
        {waiting > 0
          ? t("progress", { waiting })
          : t(`summary.${deliverySummary(data)}`, { count: undeliveredCount(data) })}{" "}
        {isError ? t("notRefreshed") : null}
      </p>
      <WhoTable {...rest} invitees={undeliveredFirst(data)} reader={{ ...reader, now }} />
      <p className="text-ink-soft text-sm">
        {t("zone", { zone: zoneWords(reader.timeZone, reader.now, reader.locale) })}
      </p>
    </>
  );
}

/** @throws Error when the answer is not the meeting; the table then stays as it is and says so. */
async function fetchInvitees(
  person: string | undefined,
  meetingId: string,
  signal: AbortSignal,
): Promise<readonly InviteeView[]> {
  const response = await fetchAs(person, `/api/v1/meetings/${meetingId}`, { signal });
  if (!response.ok) throw new Error(`The meeting could not be read: ${response.status}.`);
  // Safe: our own API answers its host with this view (lib/meetings/view.ts).
  const { invitees } = (await response.json()) as MeetingView;
  return invitees;
}
