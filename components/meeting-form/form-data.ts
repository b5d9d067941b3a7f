import type { FormAction } from "@/lib/forms/form-state";
import type { Invitable, InvitingHost } from "@/lib/meetings/schedule/invitable-view";
import type { Span } from "@/lib/time/spans";
import type { ZoneGroup } from "@/lib/time/zone-groups";

/** Whom the host can choose from. */
export type People = {
  readonly host: InvitingHost;
  readonly clients: readonly Invitable[];
  readonly colleagues: readonly Invitable[];
};

/** Understands a pasted list of addresses; comes as a prop, because its rules are the domain's. */
export type ReadAddresses = (text: string) => { entries: readonly { email: string; name?: string; unsure?: true }[] };

/** What a page gives one of the two forms. */
export type MeetingFormProps = {
  readonly action: FormAction;
  /** New for each form that the server gives out, so that a form sent twice counts once. */
  readonly formKey: string;
  readonly people: People;
  readonly readAddresses: ReadAddresses;
};

/** One of the host's own meetings, or what stands in a calendar of theirs. */
export type TakenSpan = Span & { readonly title: string };

export type ScheduleFormProps = MeetingFormProps & {
  readonly zones: readonly ZoneGroup[];
  /** When the host is taken in the coming year. */
  readonly taken: readonly TakenSpan[];
  /** Whether the host has connected a calendar. */
  readonly hasCalendar: boolean;
  /** What stands in the controls from the start, instead of what a new meeting begins with. */
  readonly startFrom?: TypedValues;
};

/** What stands in the controls, by name, as `FormState` keeps it. */
export type TypedValues = Readonly<Record<string, readonly string[]>>;

/** Field → sentences. */
export type Errors = Readonly<Record<string, readonly string[]>>;

/** What every part of the form is given: what stands in the controls, and what to correct. */
export type PartProps = { readonly values: TypedValues; readonly errors: Errors };

/** Types into controls by name, as if the host had, and leaves the cursor in the last one. */
export type TypeIn = (texts: Readonly<Record<string, string>>) => void;

/** The control that holds the ids of everyone but the client; a name ending in `[]` is a list. */
export const OTHERS = "inviteeUserIds[]";

/** The value of a control that has one, or nothing. */
export function typedIn(values: TypedValues, name: string): string {
  return values[name]?.[0] ?? "";
}
