import { type ActionRow, asksFirst, everyone, nobodys, out, row } from "@/e2e/matrix/action-row";

/** The rows of the second factor, with which people sign in and which they set up in the settings. */
export const SECOND_FACTOR_ROWS: Readonly<Record<string, ActionRow>> = {
  "sign-in/second-factor/actions.ts showSecondFactorAction": nobodys({ code: "000000" }, "sign in"),
  "sign-in/second-factor/actions.ts beginShowingPasskeyAction": row("", {}, `sign in: ${everyone}`),
  "sign-in/second-factor/actions.ts showPasskeyAction": nobodys({ response: "{}" }, "sign in"),
  "sign-in/second-factor/actions.ts signInAsSomebodyElse": nobodys({}, "sign in"),
  "settings/second-factor/actions.ts setUpAction": row(
    "state form",
    { code: "000000" },
    `${asksFirst} | asked: OU EX P RC II H`,
  ),
  "settings/second-factor/actions.ts renewCodesAction": row(
    "state form",
    {},
    `${asksFirst} | refused: OU EX P RC II H`,
  ),
  "settings/second-factor/actions.ts removeAppAction": row("state form", {}, `${asksFirst} | away: OU EX P RC II H`),
  "settings/second-factor/actions.ts beginPasskeyAction": row("", {}, `${out} | plain: OU EX P RC II | done: H`),
  "settings/second-factor/actions.ts addPasskeyAction": row(
    "state form",
    { userId: "{hostId}", name: "Forged", response: "{}" },
    `${asksFirst} | asked: OU EX P RC II H`,
  ),
  "settings/second-factor/actions.ts removePasskeyAction": row(
    "state form",
    { passkeyId: "{connectionId}" },
    `${asksFirst} | hidden: OU EX P RC II H`,
  ),
  "settings/second-factor/actions.ts removeAction": row("state form", {}, `${asksFirst} | sign in: OU EX P RC II H`),
};
