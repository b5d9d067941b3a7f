import { expect, test } from "vitest";
import { findInvitable } from "@/lib/meetings/schedule/find-invitable";
import { contextOf, makePractice, makeRelationship, makeUser } from "@/lib/testing/people";

test("a host finds current clients and colleagues by name, each with how they read", async () => {
  const { id: practiceId } = await makePractice();
  const host = await makeUser({ practiceId, defaultDisclosure: "full", locale: "de" });
  const lena = await makeUser({ name: "Lena Ortiz", practiceId, timeZone: "Europe/Madrid", locale: "es" });
  const mara = await makeUser({ name: "Mara Lind", role: "client", timeZone: "Europe/Lisbon" });
  const aiko = await makeUser({ name: "aiko tanaka", role: "client" });
  const withMara = await makeRelationship(host, mara);
  const withAiko = await makeRelationship(host, aiko);

  const found = await findInvitable(contextOf(host), false);
  expect(found.host).toEqual({
    name: host.name,
    timeZone: "Europe/Berlin",
    locale: "de",
    disclosure: "full",
    minutes: 50,
    reminders: "both",
    video: { provided: false, usualLink: null },
  });
  expect(found.clients.map(({ relationshipId }) => relationshipId)).toEqual([withAiko.id, withMara.id]);
  expect(found.colleagues).toEqual([
    {
      userId: lena.id,
      relationshipId: null,
      name: "Lena Ortiz",
      email: lena.email,
      timeZone: "Europe/Madrid",
      locale: "es",
    },
  ]);
});

test("nobody is offered whom scheduling would refuse: ended, deactivated, of another practice, another counselor's, or oneself", async () => {
  const { id: practiceId } = await makePractice();
  const host = await makeUser({ practiceId });
  const former = await makeUser({ role: "client" });
  await makeRelationship(host, former, "ended");
  const gone = await makeUser({ role: "client", deactivatedAt: new Date() });
  await makeRelationship(host, gone);
  await makeUser({ practiceId, deactivatedAt: new Date() });
  await makeUser({ practiceId, role: "admin" });
  const elsewhere = await makeUser({ practiceId: (await makePractice()).id });
  await makeRelationship(elsewhere, await makeUser({ role: "client" }));

  expect(await findInvitable(contextOf(host), false)).toMatchObject({ clients: [], colleagues: [] });
});

test("a host without a practice has no colleagues, although others have no practice either", async () => {
  await makeUser();
  expect(await findInvitable(contextOf(await makeUser()), false)).toMatchObject({ colleagues: [] });
});

test("a colleague who is a client too is offered once, as a client", async () => {
  const { id: practiceId } = await makePractice();
  const host = await makeUser({ practiceId });
  const both = await makeUser({ practiceId });
  await makeRelationship(host, both);
  const { clients, colleagues } = await findInvitable(contextOf(host), false);
  expect(clients.map(({ userId }) => userId)).toEqual([both.id]);
  expect(colleagues).toEqual([]);
});

test("the language is the one that their mails are written in, which is English where there is none for them", async () => {
  const host = await makeUser({ locale: "fr-CA" });
  await makeRelationship(host, await makeUser({ name: "Anna", role: "client", locale: "de-AT" }));
  await makeRelationship(host, await makeUser({ name: "Aiko", role: "client", locale: "ja" }));
  const found = await findInvitable(contextOf(host), false);
  expect(found.clients.map(({ locale }) => locale)).toEqual(["en", "de"]);
  expect(found.host.locale).toBe("fr");
});

test("a client finds nobody", async () => {
  const client = await makeUser({ role: "client" });
  await expect(findInvitable(contextOf(client), false)).rejects.toMatchObject({ code: "forbidden" });
});
