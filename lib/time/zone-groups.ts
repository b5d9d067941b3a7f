import { isTimeZone } from "@/lib/time/time-zone";

export type ZoneGroup = {
  readonly region: string;
  readonly zones: readonly { readonly id: string; readonly city: string }[];
};

/**
 * Every zone that the runtime lists, by region and city, for a list to choose from. `kept` are listed in any case: the
 * runtime knows more names than it lists, and a person may have one of those.
 */
export function zoneGroups(kept: readonly string[]): ZoneGroup[] {
  const ids = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", ...kept.filter(isTimeZone)])];
  const byRegion = Map.groupBy(ids.toSorted(), (id) => id.split("/")[0] ?? id);
  return [...byRegion]
    .toSorted(([a], [b]) => a.localeCompare(b, "en"))
    .map(([region, zones]) => ({ region, zones: zones.map((id) => ({ id, city: cityOf(id, region) })) }));
}

/** `America/Argentina/Buenos_Aires` → `Argentina/Buenos Aires`. */
function cityOf(id: string, region: string): string {
  return id === region ? id : id.slice(region.length + 1).replaceAll("_", " ");
}
