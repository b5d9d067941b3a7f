/** Messages by name, in groups. */
export type MessageTree = { readonly [name: string]: string | MessageTree };

/**
 * Of all messages those that stand at the paths (`common.undo`, or a whole group), in their places. Pure.
 * @throws where nothing stands at a path
 */
export function wordsAt(messages: MessageTree, paths: readonly string[]): MessageTree {
  return paths.reduce<MessageTree>((picked, path) => withPath(picked, messages, path.split("."), path), {});
}

function withPath(picked: MessageTree, from: MessageTree, [name = "", ...rest]: string[], path: string): MessageTree {
  const words = from[name];
  if (words === undefined) throw new Error(`There are no words at ${path}: name a message or a group of them.`);
  if (rest.length === 0) return { ...picked, [name]: words };
  if (typeof words === "string") throw new Error(`There is nothing below ${path}: name the message itself.`);
  const before = picked[name];
  return { ...picked, [name]: withPath(typeof before === "object" ? before : {}, words, rest, path) };
}
