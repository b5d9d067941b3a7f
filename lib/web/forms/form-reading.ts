import type { FieldError } from "@/lib/errors";

/** What a reading of typed values found: a part of the API's body, and what has to be corrected. */
export type Reading<Part> = { readonly part: Part; readonly problems: readonly FieldError[] };
