"use server";

import { z } from "zod";
import { restoreTemplate } from "@/lib/templates/save-wording";
import { switchTemplate } from "@/lib/templates/switch-template";
import { mailRef } from "@/lib/templates/template-ref";
import { formAction } from "@/lib/web/forms/form-action";
import { mailLocales } from "@/lib/wording/mail-locale";

const PATH = "/admin/templates";

const switching = z.strictObject({
  key: z.string(),
  channel: z.enum(["email", "in_app"]),
  locale: z.enum(mailLocales).optional(),
  enabled: z.enum(["true", "false"]).transform((text) => text === "true"),
});

/** Lets one mail in one language, or one notification, be sent or not. */
export const switchTemplateAction = formAction(PATH, switching, async (ctx, { key, enabled, channel, locale }) => {
  await switchTemplate(ctx, key, enabled, { channel, ...(locale && { locale }) });
  return { goTo: `${PATH}?done=${enabled ? "enabled" : "disabled"}#${key}` };
});

export const restoreTemplateAction = formAction(PATH, mailRef, async (ctx, ref) => {
  await restoreTemplate(ctx, ref);
  return { goTo: `${PATH}?done=restored#${ref.key}` };
});
