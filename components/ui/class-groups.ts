import type { createTailwindMerge } from "tailwind-merge";

type Config = ReturnType<Parameters<typeof createTailwindMerge>[0]>;

const any = () => true;
const isNumber = (value: string) => /^\d+$/.test(value);
const isColor = (value: string) =>
  /^(on-)?(ink|accent|danger|good|warn|bad|line|raised|sunken|paper|transparent|current)(-soft|-strong)?$/.test(value);

/** `p`, `px`, `pt` … each as a group of its own, for padding, margin and the widths of borders. */
const sided = (name: string, values: (typeof any)[]) =>
  Object.fromEntries(["", "x", "y", "t", "r", "b", "l"].map((side) => [name + side, [{ [name + side]: values }]]));
const sidesOf = (name: string) => ({
  [name]: ["x", "y", "t", "r", "b", "l"].map((side) => name + side),
  [`${name}x`]: [`${name}r`, `${name}l`],
  [`${name}y`]: [`${name}t`, `${name}b`],
});

/**
 * Which classes set the same thing, for those that our components have and are given: components/ui/cn.test.ts holds it against
 * all that tailwind-merge knows, which weighs more than the rest of a guest's page.
 */
export const classGroups: Config = {
  cacheSize: 200,
  theme: {},
  orderSensitiveModifiers: [],
  classGroups: {
    display: ["block", "inline-block", "inline", "flex", "inline-flex", "grid", "hidden", "contents", "table-cell"],
    position: ["static", "relative", "absolute", "fixed", "sticky"],
    "inset-x": [{ "inset-x": [any] }],

    right: [{ right: [any] }],
    left: [{ left: [any] }],
    "flex-direction": [{ flex: ["col", "row", "col-reverse", "row-reverse"] }],
    "flex-wrap": [{ flex: ["wrap", "nowrap"] }],
    flex: [{ flex: [isNumber, "auto", "none", "initial"] }],
    grow: [{ grow: ["", isNumber] }],
    shrink: [{ shrink: ["", isNumber] }],
    basis: [{ basis: [any] }],
    columns: [{ "grid-cols": [any] }],
    items: [{ items: [any] }],
    justify: [{ justify: ["start", "end", "center", "between", "around", "evenly"] }],
    self: [{ self: [any] }],
    gap: [{ gap: [any] }],
    "gap-x": [{ "gap-x": [any] }],
    "gap-y": [{ "gap-y": [any] }],
    ...sided("p", [any]),
    ...sided("m", [any]),
    size: [{ size: [any] }],
    w: [{ w: [any] }],
    h: [{ h: [any] }],
    "min-w": [{ "min-w": [any] }],
    "min-h": [{ "min-h": [any] }],
    "max-w": [{ "max-w": [any] }],
    "max-h": [{ "max-h": [any] }],
    rounded: [{ rounded: [any] }],
    border: [{ border: ["", isNumber] }],
    "border-t": [{ "border-t": ["", isNumber] }],
    "border-b": [{ "border-b": ["", isNumber] }],
    "border-l": [{ "border-l": ["", isNumber] }],
    "border-r": [{ "border-r": ["", isNumber] }],
    "border-color": [{ border: [isColor] }],
    bg: [{ bg: [isColor] }],
    shadow: [{ shadow: ["sm", "md", "lg", "none"] }],
    "font-size": [{ text: ["xs", "sm", "base", "lg", "xl", "2xl", "3xl"] }],
    leading: [{ leading: [any] }],
    "text-color": [{ text: [isColor] }],
    "text-align": [{ text: ["left", "center", "right", "start", "end"] }],
    "font-weight": [{ font: ["normal", "medium", "semibold", "bold"] }],
    "text-decoration": ["underline", "no-underline", "line-through"],
    whitespace: [{ whitespace: [any] }],
    transition: [{ transition: ["", any] }],
    resize: [{ resize: ["", "x", "y", "none"] }],
  },
  conflictingClassGroups: {
    gap: ["gap-x", "gap-y"],
    "inset-x": ["left", "right"],
    flex: ["grow", "shrink", "basis"],
    size: ["w", "h"],
    "font-size": ["leading"],
    border: ["border-t", "border-b", "border-l", "border-r"],
    ...sidesOf("p"),
    ...sidesOf("m"),
  },
  conflictingClassGroupModifiers: {},
};
