import type { AcceptedMail } from "@/e2e/servers/resend/inbox";
import { property } from "@/lib/ics/testing/read-wire";
import type { Who } from "@/scripts/simulate/acts/act";
import type { World } from "@/scripts/simulate/world/world";

/** An email that the provider took, with the delivery that it belongs to. */
export type Email = {
  readonly mail: AcceptedMail;
  readonly to: Who | undefined;
  readonly deliveryId: string;
  readonly file: string;
  readonly uid: string | undefined;
  readonly sequence: number;
};

/** Reads what the provider has taken since the last time. */
export function emailsOf(world: World): { read(): Email[]; readonly all: readonly Email[] } {
  const all: Email[] = [];
  let seen = world.resend.accepted.length;
  const names = new Map([...world.people.values()].map(({ email, who }) => [email, who]));
  return {
    all,
    read() {
      const fresh = world.resend.accepted.slice(seen).map((mail) => emailOf(mail, names));
      seen = world.resend.accepted.length;
      all.push(...fresh);
      return fresh;
    },
  };
}

function emailOf(mail: AcceptedMail, names: ReadonlyMap<string, Who>): Email {
  const file = mail.attachments.find(({ filename }) => filename === "invite.ics")?.text ?? "";
  return {
    mail,
    to: names.get(mail.to[0] ?? ""),
    deliveryId: (mail.idempotencyKey ?? "").replace(/^delivery-/, ""),
    file,
    uid: file === "" ? undefined : property(file, "UID")?.value,
    sequence: file === "" ? 0 : Number(property(file, "SEQUENCE")?.value ?? 0),
  };
}
