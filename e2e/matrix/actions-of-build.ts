import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { ACTION_ROWS } from "@/e2e/matrix/action-rows";
import type { ActorName } from "@/e2e/matrix/actors";
import { expectedOf } from "@/e2e/matrix/rows";
import type { Call } from "@/e2e/matrix/send-action";

/** A server action of the build: its name in `ACTION_ROWS`, its id and the page beside its file. */
export type Action = { readonly name: string; readonly id: string; readonly route: string };
export type Parts = Readonly<Record<string, string>>;

const manifest = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
});

/** Every server action that a build answers, in the order of the table. */
export async function actionsOfBuild(folder: string): Promise<Action[]> {
  const text = await readFile(path.join(folder, "server/server-reference-manifest.json"), "utf8");
  const order = Object.keys(ACTION_ROWS);
  return Object.entries(manifest.parse(JSON.parse(text)).node)
    .map(([id, { filename, exportedName }]) => {
      const file = filename.replace(/^app\/(\(app\)\/)?/, "");
      return { id, name: `${file} ${exportedName}`, route: `/${path.posix.dirname(file)}` };
    })
    .sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
}

/** What the table says of an action and an actor. */
export function saidOf({ name }: Action, actor: ActorName): string {
  return expectedOf(ACTION_ROWS[name]?.says ?? "", actor);
}

export function callOf({ id, route, name }: Action, parts: Parts): Call {
  const { takes, form } = ACTION_ROWS[name] ?? { takes: "", form: {} };
  // The address of an invitation names the invitation, others name the meeting.
  const inPage: Parts = /^\/(invitations|reminders)\//.test(route) ? { ...parts, id: parts.inviteeId ?? "" } : parts;
  const page = route.replaceAll(/\[([^\]]+)\]/g, (_, part: string) => encodeURIComponent(inPage[part] ?? ""));
  return { id, page, takes, form, parts };
}
