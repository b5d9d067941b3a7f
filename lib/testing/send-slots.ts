import { testDb } from "@/lib/testing/database";

/** As if the second were over that each of the provider's lanes rests. Those that carry a mail stay taken. */
export async function letSlotsRest(): Promise<void> {
  await testDb().mailLane.updateMany({ where: { underway: false }, data: { freeAt: new Date(0) } });
}

/** As if each of them rested for ten seconds more, however slow this machine is. */
export async function keepSlotsResting(): Promise<void> {
  await testDb().$executeRaw`update mail_lanes set free_at = clock_timestamp() + interval '10 seconds'`;
}
