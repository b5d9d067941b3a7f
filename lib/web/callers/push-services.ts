import { env } from "@/lib/env";

/** Push services that operators know besides those of the browsers. */
export function furtherPushServices(): readonly string[] {
  return env().PUSH_SERVICES;
}
