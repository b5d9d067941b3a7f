import { queryOptions } from "@tanstack/react-query";
import { fetchNewer, GoneError, type MessagePlace } from "@/components/conversation/fetch-messages";
import type { MessageView } from "@/lib/conversations/message-view";

/** How often to ask for new messages where no event stream tells of them. */
const POLL_MILLISECONDS = 20_000;

/**
 * How a page brings a conversation up to date: what is newer than what it shows goes to `add`. Tried four times, but only
 * once where the conversation is not the reader's any more (GoneError). The data is when that was last done.
 */
export function newerMessages(
  place: MessagePlace,
  shown: () => readonly MessageView[],
  add: (more: readonly MessageView[]) => void,
) {
  return queryOptions({
    queryKey: ["messages", place.meetingId, place.person],
    queryFn: async ({ signal }) => {
      add(await fetchNewer(place, shown(), signal));
      return performance.now();
    },
    initialData: 0,
    refetchInterval: POLL_MILLISECONDS,
    retry: (failures, error) => failures < 3 && !(error instanceof GoneError),
  });
}
