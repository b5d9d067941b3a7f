import { AppError, type FieldError } from "@/lib/errors";
import type { ScheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { parseAddressList } from "@/lib/people/address-list";
import type { Reading } from "@/lib/web/forms/form-values";

export type Address = { email: string; name?: string };

/** A paste of the wrong thing has hundreds of bad entries; the first ones tell what happened. */
const MOST_NAMED = 10;

/** A pasted list as addresses; each entry that is none is named by its own text. */
export function addressesOf(text: string): Reading<{ inviteeEmails: Address[] }> {
  const { entries, problems } = parseAddressList(text);
  const named = problems.slice(0, MOST_NAMED).map(({ text: entry }) => refusalOf(entry));
  const unnamed = problems.length - named.length;
  const more = `There are ${unnamed} more entries that are not email addresses. ${HOW}`;
  const rest = unnamed > 0 ? [wrong(more, { part: "more", count: unnamed })] : [];
  const inviteeEmails = entries.map(({ unsure: _, ...address }) => address);
  return { part: { inviteeEmails }, problems: [...named, ...rest] };
}

/**
 * Waits for a verb and gives its refusal the names that the form has: where the API counts entries, the form names them.
 * @throws AppError as the verb does
 */
export async function refusedByName<T>(input: ScheduleMeetingInput, verb: Promise<T>): Promise<T> {
  return verb.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    const fields = error.fields.map((field) => namedInForm(input.inviteeEmails, field));
    throw new AppError(error.code, error.message, fields, error.retryAfterSeconds, {}, error.reason);
  });
}

/** An error of the API's under the name of the form's control: addresses stand in one box, people in one list. */
export function namedInForm(addresses: readonly { email: string }[], error: FieldError): FieldError {
  const [list, index] = error.field.split(".");
  if (list === "inviteeUserIds") return { ...error, field: list };
  if (list !== "inviteeEmails") return error;
  const entry = addresses[Number(index)];
  if (!entry) return { ...error, field: list };
  const values = { ...error.values, person: entry.email };
  return { ...error, field: list, detail: `${entry.email}: ${error.detail}`, values };
}

/** Names a letter that only looks like one of an address: without its number the text would look right. */
function refusalOf(entry: string): FieldError {
  const foreign = /^[^@]*?(?<char>[^\x20-\x7e])[^@\s]*@/u.exec(entry)?.groups?.char;
  if (foreign === undefined || /\s/u.test(entry)) {
    return wrong(`“${entry}” is not an email address. ${HOW}`, { part: "entry", entry });
  }
  const number = foreign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  const detail = `“${entry}” is not an email address: “${foreign}” (U+${number}) is no plain letter. Type the address anew. ${HOW}`;
  return wrong(detail, { part: "letter", entry, letter: `${foreign} (U+${number})` });
}

const HOW = "Write it like ada@example.org, and put a comma or a new line between two.";

function wrong(detail: string, values: NonNullable<FieldError["values"]>): FieldError {
  return { field: "inviteeEmails", code: "not_an_address", detail, values };
}
