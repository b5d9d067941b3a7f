import type { MessageView } from "@/lib/conversations/message-view";

/** Messages of both, each once, in the order of the conversation. Pure. */
export function merged(one: readonly MessageView[], other: readonly MessageView[]): MessageView[] {
  const all = new Map([...one, ...other].map((message) => [message.position, message]));
  return [...all.values()].sort((a, b) => a.position - b.position);
}

/** Whether messages between those that are shown and this newer page are missing: positions have no gaps. Pure. */
export function leavesGap(shown: readonly MessageView[], newer: readonly MessageView[]): boolean {
  const [last, first] = [shown.at(-1)?.position ?? 0, Math.min(...newer.map(({ position }) => position))];
  return newer.length > 0 && shown.length > 0 && first > last + 1;
}
