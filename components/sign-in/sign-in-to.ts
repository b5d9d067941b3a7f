/** The page to sign in on, which leads on to `path`. */
export function signInTo(path: string): string {
  return `/sign-in?returnPath=${encodeURIComponent(path)}`;
}
