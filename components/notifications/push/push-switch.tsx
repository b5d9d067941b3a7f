"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { startTransition, useActionState, useEffect, useState } from "react";
import { formOf, isPossible, subscribeHere, subscriptionHere } from "@/components/notifications/push/push-here";
import { Button } from "@/components/ui/form/button";
import type { FormAction } from "@/lib/forms/form-state";

type Props = {
  /** Our key as push services know it (RFC 8292), base64url. */
  publicKey: string;
  /** Whether our server knows this browser. */
  subscribed: boolean;
  subscribe: FormAction;
  unsubscribe: FormAction;
};

type State = "unknown" | "impossible" | "off" | "starting" | "on" | "denied" | "failed";

/** Turns pushes to this browser on and off. The browser is asked for its permission only when the button is pressed. */
export function PushSwitch({ publicKey, subscribed, subscribe, unsubscribe }: Props) {
  const t = useTranslations("notifications.push");
  const [state, setState] = useState<State>("unknown");
  const [refused, turnOn] = useActionState(subscribe, undefined);
  const [, turnOff] = useActionState(unsubscribe, undefined);
  useEffect(() => {
    stateHere(subscribed).then(setState);
  }, [subscribed]);
  async function start() {
    setState("starting");
    const permission = await Notification.requestPermission();
    if (permission !== "granted") return setState(permission === "denied" ? "denied" : "off");
    try {
      const subscription = await subscribeHere(publicKey);
      startTransition(() => turnOn(formOf(subscription)));
      setState("on");
    } catch {
      setState("failed");
    }
  }
  async function stop() {
    const subscription = await subscriptionHere();
    setState("off");
    if (!subscription) return;
    startTransition(() => turnOff(formOf(subscription)));
    await subscription.unsubscribe();
  }
  if (state === "unknown" || state === "impossible") return null;
  const starting = state === "starting";
  const said = refused ? "failed" : starting ? "off" : state;
  return (
    <section aria-labelledby="push" className="flex flex-wrap items-center gap-x-6 gap-y-4 border-line border-t pt-6">
      <div className="min-w-0 flex-1 basis-72">
        <h2 id="push" className="text-base">
          {t("title")}
        </h2>
        <p role="status" className="text-ink-soft text-sm">
          {t(said)}
        </p>
      </div>
      {state === "denied" ? null : (
        <Button size="sm" aria-disabled={starting} onClick={state === "on" ? stop : start}>
          <BellRing aria-hidden="true" />
          {t(state === "on" ? "stop" : starting ? "starting" : "start")}
        </Button>
      )}
    </section>
  );
}

/** A browser that signed in anew has to be turned on anew: whoever signed out is told nothing. */
async function stateHere(subscribed: boolean): Promise<State> {
  if (!isPossible()) return "impossible";
  if (Notification.permission === "denied") return "denied";
  return subscribed && (await subscriptionHere()) ? "on" : "off";
}
