import { type Act, IDLE, type Kill, type Script } from "@/scripts/simulate/acts/act";
import type { Memory } from "@/scripts/simulate/acts/memory";
import { perform } from "@/scripts/simulate/acts/perform";
import { readCalendars } from "@/scripts/simulate/acts/perform-calendar";
import { judgeEmail, judgeStamps } from "@/scripts/simulate/judge/email";
import { Finding } from "@/scripts/simulate/judge/finding";
import { lookAround } from "@/scripts/simulate/judge/reasons";
import { judgeEnd, judgeRest } from "@/scripts/simulate/judge/rest";
import { Model } from "@/scripts/simulate/model/model";
import { killIn, survive } from "@/scripts/simulate/survive";
import { clearUp, takeWeather } from "@/scripts/simulate/weather";
import { clock } from "@/scripts/simulate/world/clock";
import { emailsOf } from "@/scripts/simulate/world/deliveries";
import { NotQuiet } from "@/scripts/simulate/world/worker";
import type { Installation, World } from "@/scripts/simulate/world/world";

/** What came of a life: the finding that ended it, with the act after which it was seen. */
export type Lived = {
  readonly acts: number;
  readonly finding: Finding | undefined;
  readonly at: number;
  readonly cells: readonly string[];
};

/** Lives a script through the product and has it judged. */
export async function live(installation: Installation, script: Script): Promise<Lived> {
  const world = await installation.begin(script);
  const model = new Model(script);
  const emails = emailsOf(world);
  const memory: Memory = {
    begins: script.begins,
    revisions: new Map(),
    links: new Map(),
    emails: emails.all,
  };
  const cells: string[] = [];
  const touched = new Set<number>();
  let at = 0;
  try {
    for (const act of script.acts) {
      const cell = cellOf(model, act);
      touched.add(act.meeting);
      const did = await step(world, model, memory, act);
      cells.push(`${cell}|${did ? weatherOf(act) : IDLE}`);
      judgeNew(world, model, emails);
      if (act.after === "quiet" || act.do === "wait") {
        await judgeRest(world, model, emails.all, touched);
        touched.clear();
      }
      at += 1;
    }
    at -= 1;
    await settle(world, model, true);
    judgeNew(world, model, emails);
    await judgeRest(world, model, emails.all, new Set(world.meetings.keys()));
    await judgeEnd(world, model, script.life);
    return { acts: at + 1, finding: undefined, at, cells };
  } catch (error) {
    return { acts: at, finding: findingOf(error), at, cells };
  }
}

function judgeNew(world: World, model: Model, emails: ReturnType<typeof emailsOf>): void {
  const earlier = [...emails.all];
  for (const email of emails.read()) {
    judgeEmail(world, model, email);
    judgeStamps(email, earlier);
    earlier.push(email);
  }
}

/** Which act meets an invitee in which state. */
function cellOf(model: Model, act: Act): string {
  const invitee =
    "who" in act ? model.meetings[act.meeting]?.invitees.findLast(({ who }) => who === act.who) : undefined;
  if (!("who" in act)) return `${act.do}|everyone`;
  const state = !invitee
    ? "not invited"
    : invitee.removed
      ? "removed"
      : `${invitee.kind} ${invitee.emailed ? invitee.answer : "not told"}`;
  return `${act.do}|${state}`;
}

function weatherOf({ faults, calendarFaults, kill }: Act): string {
  return faults?.[0] ?? calendarFaults?.[0] ?? (kill ? `killed in its ${kill.in}` : "none");
}

/** A mistake of the simulation's own ends it; what the product threw is a finding. */
function findingOf(error: unknown): Finding {
  if (error instanceof Finding) return error;
  if (error instanceof NotQuiet) return new Finding("not_quiet", error.message);
  return new Finding("thrown", error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error));
}

/** Whether there was anything to do the act with. */
async function step(world: World, model: Model, memory: Memory, act: Act): Promise<boolean> {
  await world.database.syncClock();
  lookAround(world, model);
  if (act.do === "wait") await wait(world, model, memory, act.until);
  if (act.do === "wait") return true;
  const { result: outcome, killed } = await survive(world, killIn(act, "request"), () => perform(world, memory, act));
  // Asked again, the change was stored already, so the page has nothing to offer for undoing.
  if (killed) memory.revisions.delete(act.meeting);
  if (outcome) {
    const owed = asSeen(act, model.act(act, clock.now(), outcome.body));
    if (owed !== undefined && outcome.status !== owed) {
      throw new Finding(
        "answers",
        `“${act.do}” was answered with ${outcome.status}, not with ${owed}: ${JSON.stringify(outcome.body).slice(0, 300)}${bugIn(world)}`,
      );
    }
  }
  takeWeather(world, act, memory.begins);
  lookAround(world, model);
  if (act.calendarFaults && act.do.endsWith("_there")) await readAgain(world);
  const kill = killIn(act, "work");
  // Nobody is owed that others take over at once what a process had begun that died, so all of it is done before the next act.
  if (act.after !== "nothing") await settle(world, model, act.after === "quiet" || kill !== undefined, kill);
  return outcome !== undefined;
}

/** A calendar whose server does not answer is read again when the next reading is due, and nobody is owed what stands in it before. */
async function readAgain(world: World): Promise<void> {
  await world.worker.quiet();
  world.faultsOfCaldav?.clearFaults();
  await readCalendars(world);
}

/** A form goes on, or comes back with a sentence. */
function asSeen(act: Act, owed: number | undefined): number | undefined {
  if (act.do !== "update" || act.by !== "form" || owed === undefined) return owed;
  return owed === 200 ? 303 : 409;
}

/** What the log says of a request that met a bug. */
function bugIn({ wired }: World): string {
  const line = wired.logged.findLast((one) => /"msg":"(request|action) failed"/.test(one));
  return line === undefined ? "" : `\n${line.slice(0, 1_500)}`;
}

async function settle(world: World, model: Model, quiet: boolean, kill?: Kill): Promise<void> {
  // What is due now is done now: on the way to rest the clock goes on, for ten minutes where a message waits to be read.
  model.settled(clock.now(), false);
  await survive(world, kill, () => (quiet ? world.worker.quiet() : world.worker.work()));
  model.settled(clock.now(), quiet);
  lookAround(world, model);
  if (quiet) clearUp(world);
  for (const { job, error } of world.worker.troubles()) {
    if (error instanceof TypeError || error instanceof ReferenceError)
      throw new Finding("thrown", `${job}: ${error.stack}`);
  }
}

/** Goes on to a time, with all that becomes due on the way. */
async function wait(world: World, model: Model, memory: Memory, minutes: number): Promise<void> {
  const until = memory.begins + minutes * 60_000;
  await settle(world, model, true);
  for (;;) {
    const due = await world.worker.nextDue();
    if (due === undefined || due > until) break;
    clock.advance(Math.max(0, due - clock.now()));
    await settle(world, model, true);
  }
  clock.advance(Math.max(0, until - clock.now()));
  await settle(world, model, true);
}
