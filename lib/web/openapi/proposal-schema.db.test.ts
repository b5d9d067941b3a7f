import { expect, test } from "vitest";
import { findProposals } from "@/lib/meetings/answers/find-proposals";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { proposalViewOf } from "@/lib/meetings/answers/time-proposal";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextAs, contextOf } from "@/lib/testing/people";
import { exampleProposal, proposalSchema, proposalsSchema } from "@/lib/web/openapi/openapi-proposals";

test("proposals are as the document describes them", async () => {
  const { ada, meeting } = await aStoredMeeting();
  const guest = contextAs({ kind: "guest", invitationId: meeting.invitations[0]?.id ?? "" });
  const made = await proposeTimes(guest, meeting.id, proposeTimesInput.parse(exampleProposal));
  expect(proposalSchema.parse(proposalViewOf(made)).startsAt).toEqual(["2027-03-12T15:00:00Z"]);
  const data = (await findProposals(contextOf(ada), meeting.id)).map(proposalViewOf);
  expect(proposalsSchema.safeParse({ data }).error).toBeUndefined();
});
