import type { ComponentProps } from "react";
import { Input } from "@/components/ui/form/input";

/** A number of minutes, from five to a day. */
export function MinutesInput(props: ComponentProps<typeof Input>) {
  return <Input {...props} type="number" inputMode="numeric" min={5} max={1440} />;
}
