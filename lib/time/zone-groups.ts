import { canonicalTimeZone, isTimeZone, listedTimeZones } from "@/lib/time/time-zone";
import { todayNames } from "@/lib/time/today-names";

export type ZoneGroup = {
  readonly region: string;
  readonly zones: readonly { readonly id: string; readonly city: string }[];
};

/**
 * Every zone by region and city, for a list to choose from, each by today's name with its old one behind it. `kept` are
 * listed in any case: the runtime knows more zones than it lists, and a person may have one of those.
 */
export function zoneGroups(kept: readonly string[]): ZoneGroup[] {
  const ids = [...new Set([...listedTimeZones(), ...kept.filter(isTimeZone).map(canonicalTimeZone)])];
  const byRegion = Map.groupBy(ids.toSorted(), (id) => id.split("/")[0] ?? id);
  return [...byRegion]
    .toSorted(([a], [b]) => a.localeCompare(b, "en"))
    .map(([region, zones]) => ({ region, zones: zones.map((id) => ({ id, city: cityOf(id, region) })) }));
}

const oldNames = new Map([...todayNames].map(([old, today]) => [today, old]));

/** What people still call a zone by, where that is another name: `Calcutta` for `Asia/Kolkata`. */
export function oldCityOf(id: string): string | undefined {
  const old = placeOf(oldNames.get(id));
  return old === placeOf(id) ? undefined : old;
}

function placeOf(id: string | undefined): string | undefined {
  return id?.split("/").at(-1)?.replaceAll("_", " ");
}

/** `America/Argentina/Buenos_Aires` → `Argentina/Buenos Aires`, `Asia/Kolkata` → `Kolkata (Calcutta)`. */
function cityOf(id: string, region: string): string {
  const city = id === region ? id : id.slice(region.length + 1).replaceAll("_", " ");
  const old = oldCityOf(id);
  return old === undefined ? city : `${city} (${old})`;
}
