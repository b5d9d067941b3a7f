/**
 * What a browser gives, or undefined where it refuses or lacks it: with cookies blocked, in private windows and on pages
 * without TLS, storage, locks and channels throw when they are merely asked for.
 */
export function tryTo<Given>(ask: () => Given): Given | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
