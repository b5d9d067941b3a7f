import type { Db } from "@/lib/db/client";

/**
 * The people of the example practice. Their addresses end in `.example`, which nobody can own (RFC 2606 §2), so no real
 * account is ever among them; only these sign in without a proof, not everyone with such an address.
 */
export const examplePeople = {
  dana: { email: "dana.whitfield@linden.example", name: "Dana Whitfield", timeZone: "Europe/Berlin", locale: "en" },
  lena: { email: "lena.ortiz@linden.example", name: "Lena Ortiz", timeZone: "Europe/Madrid", locale: "es" },
  mara: { email: "mara.lind@clients.example", name: "Mara Lind", timeZone: "Europe/Lisbon", locale: "en" },
  jonas: { email: "jonas.weber@clients.example", name: "Jonas Weber", timeZone: "Europe/Berlin", locale: "de" },
  aiko: { email: "aiko.tanaka@clients.example", name: "Aiko Tanaka", timeZone: "Asia/Tokyo", locale: "en" },
  nora: { email: "nora.field@linden.example", name: "Nora Field", timeZone: "Europe/London", locale: "en" },
} as const;

export const exampleEmails: readonly string[] = Object.values(examplePeople).map(({ email }) => email);

/** The example people in the order in which they were made. */
export function listExamplePeople(db: Db) {
  return db.user.findMany({
    where: { email: { in: [...exampleEmails] }, deactivatedAt: null },
    select: { id: true, name: true, role: true },
    orderBy: { id: "asc" },
  });
}
