"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { requestFreshLink } from "@/lib/meetings/guests/request-fresh-link";
import { strangerKey } from "@/lib/web/callers/caller";
import { contextOfNobody } from "@/lib/web/callers/page-context";
import { formActionAs } from "@/lib/web/forms/form-action";

/** Asks for fresh links to an address. The answer is the same for every address, invited or not. */
export const askForLinkAction = formActionAs(
  contextOfNobody,
  "/fresh-link",
  z.strictObject({ email: z.string() }),
  async (ctx, { email }) => {
    await requestFreshLink(ctx, email, strangerKey(await headers()));
    return { goTo: "/fresh-link?sent=1" };
  },
);
