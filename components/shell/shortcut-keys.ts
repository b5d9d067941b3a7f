/**
 * What can be done by key alone (docs/design/pages.md#1), in the order in which the list of keys shows it. Elements
 * name theirs in `data-shortcut`.
 */
export const shortcutKeys = {
  schedule: "c",
  instant: "i",
  search: "/",
  meetings: "g m",
  notifications: "g n",
  settings: "g s",
  upcoming: "t",
  next: "j",
  previous: "k",
  join: "o",
  edit: "e",
  cancel: "x",
  history: "h",
  undo: "z",
  keys: "?",
} as const;

export type Shortcut = keyof typeof shortcutKeys;

// Safe: the keys of a literal that nobody extends.
export const shortcutNames = Object.keys(shortcutKeys) as Shortcut[];

/** Which of `count` rows has the focus after a step; one that is not among them starts at the first. Pure. */
export function rowAfter(current: number, step: 1 | -1, count: number): number {
  if (current === -1) return 0;
  return Math.min(count - 1, Math.max(0, current + step));
}
