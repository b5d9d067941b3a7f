import type { Fault } from "@/e2e/servers/resend/faults";
import { type Act, HOST, type MailFault } from "@/scripts/simulate/acts/act";
import { strayed } from "@/scripts/simulate/acts/perform-calendar";
import type { World } from "@/scripts/simulate/world/world";

/** Arms the faults of an act, and notes what explains that an email does not go, or goes late. */
export function takeWeather(world: World, act: Act): void {
  const { everOff } = world.weather;
  if (act.do === "template" && !act.on) everOff.add(act.key);
  if (act.do === "remove" || act.do === "bounce") everOff.add(`${act.do} ${act.who}`);
  if (act.do === "delete_there" || (act.do === "move_there" && act.who !== HOST))
    everOff.add(strayed(act.who, act.meeting));
  if (act.do === "cancel") everOff.add(`cancel ${act.meeting}`);
  if (act.faults) world.weather.stormy = true;
  if (act.faults?.some((fault) => LOSES_ANSWERS.includes(fault))) world.weather.answersLost = true;
  world.resend.addFaults(...(act.faults ?? []).map((fault) => FAULTS[fault]));
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
