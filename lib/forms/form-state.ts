/** What a form shows after an answer of the server: the values as typed and what to correct. Undefined before the first. */
export type FormState =
  | {
      /** Grows with every answer, so that a second failure is announced as well. */
      readonly answer: number;
      /** What was typed, by control name; several values where the control can have several. */
      readonly values: Readonly<Record<string, readonly string[]>>;
      /** Field path → sentences; `""` holds what belongs to no field. */
      readonly errors: Readonly<Record<string, readonly string[]>>;
      /** For a mistake of ours: the id to tell us. */
      readonly requestId?: string;
    }
  | undefined;

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** The one value of a control after an answer, else what the page suggests. */
export function typedValue(state: FormState, name: string, suggestion = ""): string {
  return state ? (state.values[name]?.[0] ?? "") : suggestion;
}

/** What the form for a new API key shows: a refusal, or the secret, which no later page has. Undefined before the first answer. */
export type NewKeyState =
  | { readonly refused: FormState; readonly created?: never }
  | { readonly created: { readonly label: string; readonly secret: string }; readonly refused?: never }
  | undefined;
