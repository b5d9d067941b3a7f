import { z } from "zod";
import { restoreVersion, saveWording } from "@/lib/templates/save-wording";
import type { TemplateRef } from "@/lib/templates/template-ref";
import { formAction } from "@/lib/web/forms/form-action";
import { wordingForm } from "@/lib/web/forms/wording-form";

const number = z.coerce.number().int().min(0);

/** What the page of one template does, at its address. @param refOf throws for what is no template */
export function wordingActions(path: string, refOf: () => TemplateRef) {
  return {
    save: formAction(path, wordingForm, async (ctx, { basedOn, wording }) => {
      await saveWording(ctx, refOf(), basedOn, wording);
      return { goTo: `${path}?done=saved` };
    }),
    restore: formAction(path, z.strictObject({ basedOn: number, version: number }), async (ctx, asked) => {
      await restoreVersion(ctx, refOf(), asked.basedOn, asked.version);
      return { goTo: `${path}?done=restored` };
    }),
  };
}
