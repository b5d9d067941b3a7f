"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { forgetMailedLink } from "@/lib/auth/mailed-link-token";
import type { FormState } from "@/lib/forms/form-state";
import { confirmGuestByLink } from "@/lib/web/callers/confirm-guest";

/** Uses the mail's link: the press of the button, never the opening of the page. */
export async function confirmByLinkAction(state: FormState, form: FormData): Promise<FormState> {
  const token = form.get("token");
  const goTo = await confirmGuestByLink(typeof token === "string" ? token : "");
  if (goTo !== undefined) {
    await forgetMailedLink("/confirm-address");
    redirect(`${goTo}#conversation`);
  }
  const t = await getTranslations("conversation.confirm");
  return { answer: (state?.answer ?? 0) + 1, values: {}, errors: { "": [t("expired")] } };
}
