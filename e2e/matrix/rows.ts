import { ACTORS } from "@/e2e/matrix/actors";

/** `decision: actors | decision: actors`, see `decisionOf`. */
type Row = string;
export type Rows = { readonly GET: Row; readonly [method: string]: Row };

const everyone = ACTORS.join(" ");
const signedOut = "AN XG CH KO EG KR KW KC KB";
const hasPublic: Rows = { GET: `plain: ${everyone}` };
const hidden: Rows = { GET: `hidden: ${everyone}` };
const away: Rows = { GET: `away: ${everyone}` };
const onlyWrites: Rows = { GET: `no method: ${everyone}` };
const admins: Rows = { GET: `sign in: ${signedOut} | hidden: OU EX P RC II H` };
const own: Rows = { GET: `sign in: ${signedOut} | plain: OU EX P RC II | open: H` };
const hosts: Rows = { GET: `sign in: ${signedOut} | hidden: OU EX P RC II | open: H` };
const lists: Rows = { GET: `sign in: ${signedOut} | plain: OU EX P | open: RC II H` };
const outside = "sign in: AN XG CH | hidden: OU EX KO";
const files: Rows = { GET: `${outside} | open: P RC II EG H KR KW | refused: KC KB` };
const hostWrites: Row = `${outside} | refused: P RC II EG KR KC KB`;
const guests: Rows = { GET: "hidden: AN OU EX XG CH KO P RC II H KR KW KC KB | open: EG" };

/**
 * What every address of the build decides about every actor (docs/design/security.md#2). GET also says what HEAD at the API
 * decides; a method of the API that is not named is none. Of what changes something the host's own sessions and writing key
 * are left out: e2e/api-matrix.spec.ts has them do it.
 */
export const ROWS: Readonly<Record<string, Rows>> = {
  "/": away,
  "/admin": admins,
  "/admin/mails": admins,
  "/admin/templates": admins,
  "/admin/templates/[key]/[locale]": admins,
  "/admin/templates/[key]/[locale]/preview": hidden,
  "/admin/templates/in-app/[key]": admins,
  "/admin/templates/in-app/[key]/preview": hidden,
  "/api/[[...missing]]": hidden,
  "/api/auth/[...nextauth]": { GET: "plain: AN OU EX XG CH KO P RC II EG KR KW KC KB | open: H" },
  "/api/health": hasPublic,
  "/api/metrics": { GET: `sign in: ${everyone}` },
  "/api/ready": hasPublic,
  "/api/v1/clients": { GET: "sign in: AN XG CH EG | refused: KO RC KR KW KC KB | plain: OU EX P II H" },
  "/api/v1/clients/[relationshipId]": {
    GET: "sign in: AN XG CH EG | refused: KO RC KR KW KC KB | hidden: OU EX P II | plain: H",
  },
  "/api/v1/colleagues": { GET: "sign in: AN XG CH EG | refused: KO RC KR KW KC KB | plain: OU EX P II H" },
  "/api/v1/events": { GET: "sign in: AN XG CH EG | plain: OU EX KO P RC II H KR KW | refused: KC KB" },
  "/api/v1/me/working-hours": {
    GET: "sign in: AN XG CH EG | refused: KO RC KR KW KC KB | plain: OU EX P II H",
    PUT: "sign in: AN XG CH EG | refused: KO RC KR KW KC KB | asked: OU EX P II",
  },
  "/api/v1/meetings": {
    GET: "sign in: AN XG CH EG | plain: OU EX KO P | open: RC II H KR KW | refused: KC KB",
    POST: "sign in: AN XG CH EG | asked: OU EX KO P II KR KC KB | refused: RC",
  },
  "/api/v1/meetings/[id]": { ...files, PATCH: hostWrites, DELETE: hostWrites },
  "/api/v1/meetings/[id]/history": { GET: `${outside} | refused: P RC II EG KR KW KC KB | open: H` },
  "/api/v1/meetings/[id]/invitation": files,
  "/api/v1/meetings/[id]/invitees/[inviteeId]/resend": { ...onlyWrites, POST: hostWrites },
  "/api/v1/meetings/[id]/messages": {
    GET: `${outside} | plain: P RC II H KC | refused: EG KR KW KB`,
    POST: `${outside} | refused: P EG KR KB | asked: RC II KC`,
  },
  "/api/v1/meetings/[id]/proposals": {
    GET: `${outside} | plain: P RC II EG H KR KW | refused: KC KB`,
    POST: `${outside} | asked: P RC II EG KR KC KB`,
  },
  "/api/v1/meetings/[id]/proposals/[proposalId]/accept": { ...onlyWrites, POST: hostWrites },
  "/api/v1/meetings/[id]/proposals/[proposalId]/decline": { ...onlyWrites, POST: hostWrites },
  "/api/v1/meetings/[id]/response": { ...onlyWrites, PUT: `${outside} | asked: P RC II EG KR KC KB` },
  "/api/v1/notifications": { GET: "sign in: AN XG CH EG | plain: OU EX KO P H KR KW | open: RC II | refused: KC KB" },
  "/api/v1/notifications/read": { ...onlyWrites, POST: "sign in: AN XG CH EG | asked: OU EX KO P RC II KR KC KB" },
  "/api/v1/openapi.json": hasPublic,
  "/api/webhooks/google": { ...onlyWrites, POST: "sign in: AN OU EX XG CH KO P RC II EG KR KC KB" },
  "/api/webhooks/resend": { ...onlyWrites, POST: "sign in: AN OU EX XG CH KO P RC II EG KR KC KB" },
  "/confirm-address": hasPublic,
  "/docs/api": hasPublic,
  "/docs/errors/[slug]": hasPublic,
  "/erased": hasPublic,
  "/fresh-link": hasPublic,
  "/i/[token]": away,
  "/invitations/[id]": guests,
  "/invitations/[id]/data": { GET: "hidden: AN OU EX XG CH KO P RC II H KR KW KC KB | plain: EG" },
  "/invitations/[id]/data/export": onlyWrites,
  "/invitations/[id]/report": { GET: "hidden: AN OU EX XG CH KO P RC II H KR KW KC KB | plain: EG" },
  "/m/[slug]": { GET: "hidden: AN OU EX KO KR KW KC KB | away: XG CH | open: P RC II EG H" },
  "/m/[slug]/closed": hidden,
  "/meetings": lists,
  "/meetings/[id]": { GET: `sign in: ${signedOut} | hidden: OU EX | open: P RC II H` },
  "/meetings/[id]/cancel": hosts,
  "/meetings/[id]/deliveries": hosts,
  "/meetings/[id]/edit": hosts,
  "/meetings/[id]/invitation": files,
  "/meetings/[id]/invitees/[inviteeId]": hosts,
  "/meetings/busy": { GET: "sign in: AN XG CH EG | asked: OU EX KO P RC II H KR KW KC KB" },
  "/meetings/instant": own,
  "/meetings/new": own,
  "/new-version": hidden,
  "/notifications": lists,
  "/reminders/[id]": guests,
  "/settings": own,
  "/settings/api-keys": own,
  "/settings/calendars": own,
  "/settings/calendars/[id]": admins,
  "/settings/calendars/caldav": own,
  "/settings/calendars/google": onlyWrites,
  "/settings/calendars/google/callback": { GET: `sign in: ${signedOut} | away: OU EX P RC II H` },
  "/settings/close": own,
  "/settings/confirm": { GET: `sign in: ${signedOut} | away: OU EX P RC II H` },
  "/settings/export": onlyWrites,
  "/settings/second-factor": own,
  "/sign-in": { GET: `plain: ${signedOut} | away: OU EX P RC II H` },
  "/sign-in/confirm": hasPublic,
  "/sign-in/example": onlyWrites,
  "/sign-in/google": onlyWrites,
  "/sign-in/second-factor": { GET: `sign in: ${everyone}` },
  "/sign-in/sent": { GET: `sign in: ${everyone}` },
  "/sign-out": onlyWrites,
  "/unsubscribe/[token]": away,
};

/** What a row says of one actor. @throws Error where it says nothing */
export function expectedOf(row: Row, actor: string): string {
  const said = row.split(" | ").find((part) => part.split(": ")[1]?.split(" ").includes(actor));
  if (said === undefined) throw new Error(`The row says nothing of ${actor}: ${row}`);
  return said.split(": ")[0] ?? "";
}
