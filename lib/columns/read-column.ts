import { z } from "zod";

/**
 * Thrown where stored JSON has a shape that no release has written. Names the place, `meeting_contents.content location.type`,
 * never what stands there.
 */
export class ColumnError extends Error {
  override readonly name = "ColumnError";
  readonly code: string;

  constructor(column: string, path: readonly PropertyKey[]) {
    const code = [column, path.map(String).join(".")].filter(Boolean).join(" ");
    super(`The stored JSON at ${code} has a shape that this release cannot read. Find out which release wrote it.`);
    this.code = code;
  }
}

/** JSON that is kept as text, such as what is encrypted. Its words are never part of an error. */
export const jsonText = z.string().transform((text, issues): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    issues.addIssue({ code: "custom", message: "This is no JSON." });
    return z.NEVER;
  }
});

/**
 * What a JSONB value that came out of the database says. What PostgreSQL hands over is of no type until it is read here.
 * @param column where it stands, as `table.column`
 * @throws ColumnError where it has another shape
 */
export function readColumn<Shape extends z.ZodType>(column: string, shape: Shape, value: unknown): z.output<Shape> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  throw new ColumnError(column, read.error.issues[0]?.path ?? []);
}
