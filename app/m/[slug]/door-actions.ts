"use server";

import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { codeSentence } from "@/app/m/[slug]/code-sentence";
import { enterByCode } from "@/lib/conversations/door/enter-by-code";
import { requestDoorCode } from "@/lib/conversations/door/request-door-code";
import { invalid } from "@/lib/errors";
import { doorCode, keepDoorCode } from "@/lib/web/callers/asked-code";
import { strangerKey } from "@/lib/web/callers/caller";
import { holdConfirmed } from "@/lib/web/callers/confirm-guest";
import { dropDeadInvitations } from "@/lib/web/callers/held-invitations";
import { contextOfNobody } from "@/lib/web/callers/page-context";
import { formActionAs } from "@/lib/web/forms/form-action";
import { roomPathOf } from "@/lib/web/pages/room-path";

const slug = z.string().max(100);

/** Asks for a code at the closed door of a room. The answer is the same for every address and every room. */
export const askAtDoorAction = formActionAs(
  contextOfNobody,
  "/m/door",
  z.strictObject({ slug, email: z.string() }),
  async (ctx, asked) => {
    const wish = { slug: asked.slug, address: asked.email, locale: await getLocale() };
    const id = await requestDoorCode(ctx, { ...wish, askedFrom: strangerKey(await headers()) });
    await keepDoorCode(asked.slug, id);
    return { goTo: `${roomPathOf(asked.slug)}/closed?code=sent` };
  },
);

/** Opens the door with the code that this browser asked for. */
export const enterAction = formActionAs(
  contextOfNobody,
  "/m/door",
  z.strictObject({ slug, code: z.string().max(50) }),
  async (ctx, given) => {
    const entered = await enterByCode(ctx, { ...given, requestId: await doorCode(given.slug) });
    if (!entered.ok) {
      const { refusal } = entered;
      throw invalid([{ field: "code", code: refusal.reason, detail: await codeSentence(refusal) }]);
    }
    await dropDeadInvitations();
    await holdConfirmed(entered.confirmed);
    return { goTo: roomPathOf(given.slug) };
  },
);
