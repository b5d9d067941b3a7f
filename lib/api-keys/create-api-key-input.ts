import { z } from "zod";
import type { KeyScope } from "@/lib/context";
import { lineField } from "@/lib/fields";

/** Every scope that a key can have, in the order in which forms offer them. */
export const scopes = [
  "meetings:read",
  "meetings:write",
  "bookings:write",
  "chat",
  "people:read",
] as const satisfies readonly KeyScope[];

/** What a new API key is for. */
export const createApiKeyInput = z.strictObject({
  label: lineField(100).pipe(z.string().min(1, "Enter a name for the key.")),
  scopes: z
    .array(z.enum(scopes, `Choose among ${scopes.join(", ")}.`))
    .min(1, "Choose at least one scope.")
    .transform((chosen) => [...new Set(chosen)]),
});

export type CreateApiKeyInput = z.input<typeof createApiKeyInput>;
