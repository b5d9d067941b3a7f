/** Which fields a meeting can take over from a calendar. A neutral one says fixed words there, and a place is more than a text. */
export function takesTheirs({ disclosure }: { readonly disclosure: "neutral" | "full" }, field: string): boolean {
  return field === "time" || (disclosure === "full" && (field === "title" || field === "description"));
}
