import { z } from "zod";

/** `calendar_events.pushed`: what our last write said, without addresses. `written` is null while the first write is tried. */
export const pushedColumn = z
  .object({
    written: z
      .object({
        title: z.string(),
        description: z.string(),
        place: z
          .string()
          .nullish()
          .transform((place) => place ?? null),
        startsAt: z.number(),
        endsAt: z.number(),
        responses: z.record(z.string(), z.enum(["needs_action", "accepted", "declined", "tentative"])),
        call: z.boolean().optional(),
        /** In which form events were written then; missing for those before forms were counted. */
        form: z.number().optional(),
        sequence: z.number().optional(),
        /** Whether we wrote it as ours: then it is, whomever a program names as its organizer. */
        ours: z.boolean().optional(),
      })
      .nullable(),
  })
  .nullable();

/** `calendar_events.drift`: what somebody has made different in the calendar, with the words of either side. */
export const driftColumn = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("deleted") }),
    z.object({ kind: z.literal("left_out") }),
    z.object({
      kind: z.literal("changed"),
      fields: z.array(
        z.object({
          field: z.enum(["title", "description", "place", "time", "mail"]),
          ours: z.string(),
          theirs: z.string(),
        }),
      ),
    }),
  ])
  .nullable();

/** `calendar_events.added_people`: whom the event names without an invitation, and of whom the host wants to hear no more. */
export const addedPeopleColumn = z.array(
  z.object({ email: z.string(), name: z.string().nullable(), dismissed: z.boolean() }),
);

export type AddedPerson = z.output<typeof addedPeopleColumn>[number];
