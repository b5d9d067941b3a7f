"use server";

import { z } from "zod";
import type { FormState } from "@/lib/forms/form-state";
import { requestTestMail } from "@/lib/templates/request-test-mail";
import { mailRef } from "@/lib/templates/template-ref";
import { formAction } from "@/lib/web/forms/form-action";
import { wordingActions } from "@/lib/web/forms/wording-actions";
import { boundArgument } from "@/lib/web/request/bound-argument";

/** The address of one template's page; what is no template is refused before anything happens. */
function pathOf(key: string, locale: string): string {
  return `/admin/templates/${encodeURIComponent(key)}/${encodeURIComponent(locale)}`;
}

function actionsOf(key: string, locale: string) {
  return wordingActions(pathOf(key, locale), () => boundArgument(mailRef, { key, locale }));
}

export async function saveWordingAction(key: string, locale: string, state: FormState, form: FormData) {
  return actionsOf(key, locale).save(state, form);
}

export async function restoreVersionAction(key: string, locale: string, state: FormState, form: FormData) {
  return actionsOf(key, locale).restore(state, form);
}

export async function testMailAction(key: string, locale: string, state: FormState, form: FormData) {
  const path = pathOf(key, locale);
  const action = formAction(path, z.strictObject({}), async (ctx) => {
    await requestTestMail(ctx, boundArgument(mailRef, { key, locale }));
    return { goTo: `${path}?done=tested` };
  });
  return action(state, form);
}
