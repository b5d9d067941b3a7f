import type { FormState } from "@/lib/forms/form-state";
import type { NoticePreview } from "@/lib/meetings/announce/plan-announcements";
import type { WhyNotSilent } from "@/lib/meetings/change/silent-change";
import type { Change } from "@/lib/meetings/content";
import type { Span } from "@/lib/time/spans";

/** What one field was and is to be. `disclosure`, `reminders` and `relationshipId` are told to nobody, so the API's changes lack them. */
export type Difference =
  | Change
  | { readonly field: "disclosure" | "reminders" | "relationshipId"; readonly from: unknown; readonly to: unknown };

type Differences = {
  readonly changes: readonly Difference[];
  /** When the meeting takes place as it is stored, so that a change of one end can be shown as a whole. */
  readonly times: Span;
};

/** What saving would do, worked out without storing anything. */
export type Review = Differences & {
  readonly notices: readonly NoticePreview[];
  /** Why those concerned are told in any case; undefined where the host may save without notifying them. */
  readonly whyNotSilent: WhyNotSilent | undefined;
  /** How many people who stay have answered and would be asked again. */
  readonly askedAgain: number;
  /** The meeting is over: nobody is told of a change. */
  readonly over: boolean;
};

/**
 * Someone changed the meeting after the form was given out: `to` is what was typed, `from` what stands there now. The state's
 * `values` are the present meeting with what was typed on top, and go on from its edition.
 */
export type Conflict = Differences;

/** The answer to a step of editing: the form again with what to correct, the review before saving, or a conflict. */
export type EditState =
  | (NonNullable<FormState> &
      (
        | { readonly step: "edit" }
        | { readonly step: "review"; readonly review: Review }
        | { readonly step: "conflict"; readonly conflict: Conflict }
      ))
  | undefined;

export type EditAction = (state: EditState, form: FormData) => Promise<EditState>;

type Values = Readonly<Record<string, readonly string[]>>;

const WAS = "was:";

/** What a form held when it was given out, as further values that travel in it, so that a conflict can tell who changed what. */
export function asGivenOut(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, texts]) => [`${WAS}${name}`, texts]));
}

/** The way back. A form that does not say had nothing in it, so everything in it was typed. */
export function givenOut(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, texts]) => (name.startsWith(WAS) ? [[name.slice(WAS.length), texts]] : [])),
  );
}
