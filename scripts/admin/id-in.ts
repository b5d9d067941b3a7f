import { z } from "zod";
import { Stop } from "@/scripts/terminal";

/** The id that was given as an option. @param name of the option @throws Stop */
export function uuid(name: string, text: string): string {
  const id = z.uuid().safeParse(text).data;
  if (id === undefined)
    throw new Stop(`The value of --${name} must be an id, for example 0193f3a0-0000-7000-8000-000000000000.`);
  return id;
}
