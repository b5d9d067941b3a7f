import { ACTORS } from "@/e2e/matrix/actors";

/**
 * One server action. `takes` are its arguments: names of what stands in `Scene.parts`, a number, `state` and `form`. `says` is
 * what it decides about every actor; whoever it says `done` of acts after everybody else, in the order of this table, and `not tried`
 * is said of what would end the actor's own session, and of what the host alone may do and the next row has the host do.
 */
export type ActionRow = {
  readonly takes: string;
  readonly form: Readonly<Record<string, string>>;
  readonly says: string;
};

export const everyone = ACTORS.join(" ");
export const out = "sign in: AN XG CH KO EG KR KW KC KB";
/** Who signed in a while ago is asked first, and so is who did not sign in at all. */
export const asksFirst = "away: AN XG CH KO EG KR KW KC KB";
export const row = (takes: string, form: ActionRow["form"], says: string): ActionRow => ({ takes, form, says });
export const nobodys = (form: ActionRow["form"], says: string) => row("state form", form, `${says}: ${everyone}`);
