import { ProposeForm } from "@/components/guest/propose-form";
import { proposeWords } from "@/components/guest/propose-words";
import type { Reader } from "@/components/meetings/reader";
import type { FormAction } from "@/lib/forms/form-state";
import type { TimeProposalView } from "@/lib/meetings/answers/time-proposal";
import type { MeetingView } from "@/lib/meetings/view";

type Props = {
  action: FormAction;
  meeting: Pick<MeetingView, "host" | "startsAt" | "endsAt">;
  /** The newest of their own, whatever became of it. */
  proposal: TimeProposalView | undefined;
  reader: Reader;
};

/** Where an invitee says which time would suit them better, and reads what became of it. */
export async function ProposePart({ action, meeting, proposal, reader }: Props) {
  const words = await proposeWords({
    host: meeting.host.name,
    length: Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt),
    proposal,
    ...reader,
  });
  return (
    <div className="mt-6 flex flex-col gap-2 border-line border-t pt-5">
      {words.became === "" ? null : (
        <p role="status" className="text-ink-soft">
          {words.became}
        </p>
      )}
      {/* A new form once something was sent, so that nothing typed stays behind. */}
      <ProposeForm key={proposal?.id} action={action} zone={reader.timeZone} words={words} />
    </div>
  );
}
