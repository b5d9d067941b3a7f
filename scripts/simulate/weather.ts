import type { Fault } from "@/e2e/servers/resend/faults";
import { type Act, HOST, type MailFault } from "@/scripts/simulate/acts/act";
import { instantOf } from "@/scripts/simulate/acts/content";
import { strayed } from "@/scripts/simulate/acts/perform-calendar";
import { clock } from "@/scripts/simulate/world/clock";
import type { World } from "@/scripts/simulate/world/world";

/** Arms the faults of an act, and notes what explains that an email does not go, or goes late. */
export function takeWeather(world: World, act: Act, begins: number): void {
  if (act.do === "delete_there" || (act.do === "move_there" && !isTaken(act, begins)))
    world.weather.strayed.add(strayed(act.who, act.meeting));
  if (act.faults) world.weather.stormy = true;
  if (act.faults?.some((fault) => LOSES_ANSWERS.includes(fault))) world.weather.answersLost = true;
  world.faultsOfCaldav?.addFaults(...(act.calendarFaults ?? []));
  world.resend.addFaults(...(act.faults ?? []).map((fault) => FAULTS[fault]));
}

/** A host's move into the past is refused, and what invitees move moves nothing; both stay as they are in the calendar. */
function isTaken({ who, start }: Extract<Act, { do: "move_there" }>, begins: number): boolean {
  return who === HOST && instantOf(start, begins) > clock.now();
}

/** Faults with which the provider takes an email and we do not hear of it. */
const LOSES_ANSWERS: readonly MailFault[] = ["reset_after", "lost_answer"];

const FAULTS: Record<MailFault, Fault> = {
  refused: { kind: "status", status: 503 },
  busy: { kind: "status", status: 429, retryAfter: "1" },
  reset_before: { kind: "reset", accepted: false },
  reset_after: { kind: "reset", accepted: true },
  lost_answer: { kind: "lose-answer" },
  html: { kind: "html", accepted: false },
};

/** At rest nothing of it is left, nor faults that no request has met: what comes later is told in good weather. */
export function clearUp({ weather, resend, faultsOfCaldav }: World): void {
  resend.clearFaults();
  faultsOfCaldav?.clearFaults();
  Object.assign(weather, { stormy: false, answersLost: false });
}
