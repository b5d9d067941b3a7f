import { z } from "zod";
import { TYPED_HEADER } from "@/server/other-build";

const PAGE = "/new-version";

/** Whether a form of another build is answered here (server/other-build.ts), and not somebody who came by themselves. */
export function sentByOtherBuild(path: string, headers: Headers): boolean {
  return path === PAGE && headers.has(TYPED_HEADER);
}

const typed = z.array(z.string());

/** The words of a form that was not taken, as their writer typed them; undefined where there is no such form. */
export function wordsNotTaken(headers: Headers): string[] | undefined {
  const sent = headers.get(TYPED_HEADER);
  return sent === null ? undefined : typed.parse(JSON.parse(Buffer.from(sent, "base64url").toString()));
}
