import type { FormAction } from "@/lib/forms/form-state";

/** What a press on a notification does: `open` leads to its meeting, `accept` says before that the reader comes. */
export type NotificationActs = { readonly open: FormAction; readonly accept: FormAction };
