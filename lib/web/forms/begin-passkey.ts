import { headers } from "next/headers";
import type { Context } from "@/lib/context";
import type { PasskeyBegun } from "@/lib/forms/passkey-begun";
import { formStateOf } from "@/lib/web/forms/form-errors";
import { requireSameSite } from "@/lib/web/request/same-origin";

/** What a page's script is given for a passkey; a refusal comes back in the words of the page. */
export async function passkeyBegun(ctx: Context, begin: () => Promise<PasskeyBegun>): Promise<PasskeyBegun> {
  try {
    requireSameSite(await headers());
    return await begin();
  } catch (error) {
    return { refused: await formStateOf(ctx, undefined, new FormData(), error) };
  }
}
