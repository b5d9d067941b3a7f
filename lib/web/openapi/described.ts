import { z } from "zod";

/** The schema of an answer whose members also say what they mean, where `words` has something to say about them. */
export function described<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<Shape>,
  words: Readonly<Partial<Record<keyof Shape & string, string>>>,
): z.ZodObject<Shape, z.core.$strict> {
  const said: Readonly<Record<string, string | undefined>> = words;
  const members = Object.entries<z.core.SomeType>(schema.shape).map(([name, member]) => {
    const description = said[name];
    // Safe: every member of a classic zod object is a classic zod type.
    return [name, description === undefined ? member : (member as z.ZodType).meta({ description })] as const;
  });
  // Safe: the same members under the same names.
  return z.strictObject(Object.fromEntries(members) as Shape);
}
