import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { examplePeople } from "@/lib/people/example-people";

/** Whom the example meetings are made for and with: ids of users and relationships. */
export type ExamplePeople = {
  readonly dana: string;
  readonly lena: string;
  readonly danaAndMara: string;
  readonly danaAndJonas: string;
  readonly danaAndAiko: string;
};

type Person = { email: string; name: string; timeZone: string; locale: string };

/** A practice with two counselors and three clients, and the administrator of the platform. */
export async function storeExamplePeople(db: Db, at: Date): Promise<ExamplePeople> {
  const practice = { id: newId(), name: "Linden Practice", createdAt: at };
  await db.practice.create({ data: practice });
  const store = async (person: Person, rest: { role: "counselor" | "client" | "admin"; practiceId?: string }) => {
    const id = newId();
    await db.user.create({ data: { id, ...person, ...rest, emailVerifiedAt: at, createdAt: at } });
    return id;
  };
  const counselor = (person: Person) => store(person, { role: "counselor", practiceId: practice.id });
  const client = (person: Person) => store(person, { role: "client" });
  const relate = async (counselorId: string, clientId: string) => {
    const id = newId();
    await db.relationship.create({ data: { id, counselorId, clientId, createdAt: at } });
    return id;
  };

  const dana = await counselor(examplePeople.dana);
  const lena = await counselor(examplePeople.lena);
  const mara = await client(examplePeople.mara);
  const danaAndMara = await relate(dana, mara);
  const danaAndJonas = await relate(dana, await client(examplePeople.jonas));
  const danaAndAiko = await relate(dana, await client(examplePeople.aiko));
  await relate(lena, mara);
  await store(examplePeople.nora, { role: "admin" });
  return { dana, lena, danaAndMara, danaAndJonas, danaAndAiko };
}
