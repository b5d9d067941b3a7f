import { memo } from "react";
import type { ZoneGroup } from "@/lib/time/zone-groups";

/** Several hundred options that never change, so they are not made again at each key press. */
export const ZoneOptions = memo(function ZoneOptions({ zones }: { zones: readonly ZoneGroup[] }) {
  return zones.map((group) => (
    <optgroup key={group.region} label={group.region}>
      {group.zones.map(({ id, city }) => (
        <option key={id} value={id}>
          {city}
        </option>
      ))}
    </optgroup>
  ));
});
