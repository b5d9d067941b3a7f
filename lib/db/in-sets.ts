import { setImmediate } from "node:timers";
import { setTimeout as sleep } from "node:timers/promises";
import { isGivenWay, outageIn } from "@/lib/db/outage";

/** Carries out what many ask for with one statement. Its answers stand in the order in which they were asked. */
type CarryOut<World extends object, Asked, Answer> = (
  world: World,
  asked: readonly Asked[],
) => Promise<readonly Answer[]>;

type Waiting<Asked, Answer> = {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/** More than this would make one statement long, and all that wait for it late. */
const MOST = 100;
/** What is asked after a set waits for no longer than this: it may wait for a lock that somebody else holds. */
const PATIENCE_MILLISECONDS = 250;

/**
 * Lets what is asked at the same time go as one set, so that a hundred emails cost one statement and not a hundred: what is asked
 * while a set is under way waits for it, for a quarter of a second, and goes with the next. One that is asked alone waits for nobody.
 * Of a set that fails each is carried out again by itself, so that what is wrong with one fails no other; not where the database does
 * not answer, which fails all of them.
 * @param carryOut has to leave nothing behind when it throws
 * @returns what asks for one; those that share a world share sets
 */
export function inSets<World extends object, Asked, Answer>(
  carryOut: CarryOut<World, Asked, Answer>,
): (world: World, asked: Asked) => Promise<Answer> {
  const lines = new WeakMap<World, Waiting<Asked, Answer>[]>();
  return (world, asked) =>
    new Promise((resolve, reject) => {
      const waiting = { asked, resolve, reject };
      const line = lines.get(world);
      if (line) {
        line.push(waiting);
        return;
      }
      const begun = [waiting];
      lines.set(world, begun);
      // What else comes of the event that led here is still on its way.
      setImmediate(async () => {
        while (begun.length > 0) {
          const underWay = carryOutSet(carryOut, world, begun.splice(0, MOST));
          await Promise.race([underWay, sleep(PATIENCE_MILLISECONDS, undefined, { ref: false })]);
        }
        lines.delete(world);
      });
    });
}

async function carryOutSet<World extends object, Asked, Answer>(
  carryOut: CarryOut<World, Asked, Answer>,
  world: World,
  set: readonly Waiting<Asked, Answer>[],
): Promise<void> {
  try {
    const answers = await carryOut(
      world,
      set.map(({ asked }) => asked),
    );
    if (answers.length !== set.length) throw new Error("A set has another number of answers than of questions.");
    for (const [at, { resolve }] of set.entries()) {
      // Safe: there are as many answers as questions; one may be undefined.
      resolve(answers[at] as Answer);
    }
  } catch (error) {
    const isEveryones = outageIn(error) !== undefined && !isGivenWay(error);
    if (isEveryones || set.length === 1) for (const { reject } of set) reject(error);
    else await Promise.all(set.map((one) => carryOutSet(carryOut, world, [one])));
  }
}
