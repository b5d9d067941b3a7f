"use server";

import type { FormState } from "@/lib/forms/form-state";
import { noticeRef } from "@/lib/templates/template-ref";
import { wordingActions } from "@/lib/web/forms/wording-actions";
import { boundArgument } from "@/lib/web/request/bound-argument";

function actionsOf(key: string) {
  return wordingActions(`/admin/templates/in-app/${encodeURIComponent(key)}`, () => boundArgument(noticeRef, { key }));
}

export async function saveNoticeAction(key: string, state: FormState, form: FormData) {
  return actionsOf(key).save(state, form);
}

export async function restoreNoticeAction(key: string, state: FormState, form: FormData) {
  return actionsOf(key).restore(state, form);
}
