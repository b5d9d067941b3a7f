import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { acceptProposalInput, proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { proposalViewSchema } from "@/lib/meetings/answers/time-proposal";
import { described } from "@/lib/web/openapi/described";
import { changedMeetingSchema } from "@/lib/web/openapi/meeting-schema";
import { documented, jsonOf, problemsOf, requestIdParameter } from "@/lib/web/openapi/openapi-parts";
import { etag, keyed, meetingPath, replayed, whenActing, whenWriting } from "@/lib/web/openapi/openapi-requests";
import messages from "@/messages/en.json" with { type: "json" };

const { operations, responses, fields } = messages.docs;
const words = fields.proposal;

const proposalPath = z.object({ ...meetingPath.shape, proposalId: z.uuid().meta({ description: words.id }) });
const instant = { format: "date-time", examples: ["2026-12-02T10:00:00+01:00"] };

/** The body of a proposal. */
export const exampleProposal = { startsAt: ["2027-03-12T16:00:00+01:00"], note: "After work would be easier." };

/** What `POST /api/v1/meetings/:id/proposals` takes. */
export const proposeTimesBody = documented(proposeTimesInput, {
  startsAt: { description: words.startsAt },
  note: { description: words.note, maxLength: 500 },
}).meta({ id: "ProposeTimes", examples: [exampleProposal] });

const acceptBody = documented(acceptProposalInput, { startsAt: { description: words.taken, ...instant } }).meta({
  id: "AcceptProposal",
});

/** A proposal, said for programs. */
export const proposalSchema = described(proposalViewSchema, {
  inviteeId: fields.headers.inviteeId,
  startsAt: words.startsAt,
  state: words.state,
}).meta({ id: "TimeProposal" });

/** The answer of `GET /api/v1/meetings/:id/proposals`. */
export const proposalsSchema = z.strictObject({ data: z.array(proposalSchema) }).meta({ id: "TimeProposals" });

const declinedSchema = z.strictObject({ id: z.uuid(), state: z.literal("declined") }).meta({ id: "DeclinedProposal" });

const asWriter = [{ apiKey: ["meetings:write"] }, { session: [] }];

/** The document's part about other times. */
export const proposalPaths: ZodOpenApiPathsObject = {
  "/api/v1/meetings/{id}/proposals": {
    get: {
      operationId: "listProposals",
      ...operations.listProposals,
      security: [{ apiKey: ["meetings:read"] }, ...asWriter],
      requestParams: { path: meetingPath, header: z.object(requestIdParameter) },
      responses: {
        200: jsonOf(responses.proposals, proposalsSchema),
        ...problemsOf("unauthenticated", "forbidden", "not_found", "rate_limited"),
      },
    },
    post: {
      operationId: "proposeTimes",
      ...operations.proposeTimes,
      security: asWriter,
      requestParams: { path: meetingPath, header: z.object(keyed) },
      requestBody: { required: true, content: { "application/json": { schema: proposeTimesBody } } },
      responses: {
        201: jsonOf(responses.proposed, proposalSchema, replayed),
        ...problemsOf(...whenWriting, "not_found", "meeting_cancelled", "meeting_ended"),
      },
    },
  },
  "/api/v1/meetings/{id}/proposals/{proposalId}/accept": {
    post: {
      operationId: "acceptProposal",
      ...operations.acceptProposal,
      security: asWriter,
      requestParams: { path: proposalPath, header: z.object(keyed) },
      requestBody: { required: true, content: { "application/json": { schema: acceptBody } } },
      responses: {
        200: jsonOf(responses.proposalAccepted, changedMeetingSchema, { ETag: etag, ...replayed }),
        ...problemsOf(...whenWriting, "not_found", "conflict"),
      },
    },
  },
  "/api/v1/meetings/{id}/proposals/{proposalId}/decline": {
    post: {
      operationId: "declineProposal",
      ...operations.declineProposal,
      security: asWriter,
      requestParams: { path: proposalPath, header: z.object(keyed) },
      responses: {
        200: jsonOf(responses.proposalDeclined, declinedSchema, replayed),
        ...problemsOf(...whenActing, "not_found", "conflict"),
      },
    },
  },
};
