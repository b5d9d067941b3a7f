"use server";

import { z } from "zod";
import { requestTestMail } from "@/lib/templates/request-test-mail";
import { restoreVersion, saveWording } from "@/lib/templates/save-wording";
import { templateRef } from "@/lib/templates/template-ref";
import { formAction } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { wordingForm } from "@/lib/web/wording-form";

const number = z.coerce.number().int().min(0);

/** The address of one template's page; what is no template is refused by the verbs. */
function pathOf(key: string, locale: string): string {
  return `/admin/templates/${encodeURIComponent(key)}/${encodeURIComponent(locale)}`;
}

export async function saveWordingAction(key: string, locale: string, state: FormState, form: FormData) {
  const path = pathOf(key, locale);
  const action = formAction(path, wordingForm, async (ctx, { basedOn, wording }) => {
    await saveWording(ctx, templateRef.parse({ key, locale }), basedOn, wording);
    return { goTo: `${path}?done=saved` };
  });
  return action(state, form);
}

export async function restoreVersionAction(key: string, locale: string, state: FormState, form: FormData) {
  const path = pathOf(key, locale);
  const asked = z.strictObject({ basedOn: number, version: number });
  const action = formAction(path, asked, async (ctx, { basedOn, version }) => {
    await restoreVersion(ctx, templateRef.parse({ key, locale }), basedOn, version);
    return { goTo: `${path}?done=restored` };
  });
  return action(state, form);
}

export async function testMailAction(key: string, locale: string, state: FormState, form: FormData) {
  const path = pathOf(key, locale);
  const action = formAction(path, z.strictObject({}), async (ctx) => {
    await requestTestMail(ctx, templateRef.parse({ key, locale }));
    return { goTo: `${path}?done=tested` };
  });
  return action(state, form);
}
