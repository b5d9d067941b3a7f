import { onTestFinished } from "vitest";
import type { Context } from "@/lib/context";
import { type Following, followEvents } from "@/lib/live/follow-events";
import { type EventHub, hubOn } from "@/lib/live/hub";
import type { LiveEvent } from "@/lib/live/live-event";
import { logAt } from "@/lib/log";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";

export const silent = logAt("silent");

/** What one web process has, stopped at the end of the test. */
export function aHub(): EventHub {
  const hub = hubOn({ db: testDb(), connectionString: testDatabaseUrl(), log: silent });
  onTestFinished(() => hub.stop());
  return hub;
}

export type Stream = {
  /** The next event; undefined once the stream has ended. */
  next(): Promise<LiveEvent | undefined>;
  /** The cursor where the stream is. */
  cursor(): string;
  close(): void;
};

/** A stream that has begun: whatever is committed from now on is new to it. */
export async function aStream(ctx: Context, hub: EventHub, wishes: Partial<Following> = {}): Promise<Stream> {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const given = { caller: ctx.requestId, scope: {}, after: undefined, stillGood: async () => true };
  const beats = followEvents(ctx, { ...given, hub, log: silent, signal: leaving.signal, ...wishes });
  const first = await beats.next();
  let cursor = first.value?.cursor ?? "";
  const waiting: LiveEvent[] = [];
  return {
    async next() {
      while (waiting.length === 0) {
        const beat = await beats.next();
        if (beat.done) return undefined;
        cursor = beat.value.cursor;
        waiting.push(...beat.value.events);
      }
      return waiting.shift();
    },
    cursor: () => cursor,
    close: () => leaving.abort(),
  };
}

/** Kind and meeting of an event, for comparing. */
export function eventsFrom(event: LiveEvent | undefined): string {
  return event === undefined ? "the end" : `${event.kind} of ${event.data.meetingId}`;
}
