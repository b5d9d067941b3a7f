import { isPhoneNumber } from "@/lib/meetings/phone-number";
import { cleanLine } from "@/lib/wording/clean-words";
import type { PlaceFacts } from "@/lib/wording/mail-facts";
import { mailLocales } from "@/lib/wording/mail-locale";
import { placeWords } from "@/lib/wording/place-words";
import { translatorFor } from "@/lib/wording/translator";

/**
 * The place that a text in a calendar means: a link is a video call, a telephone number a call, words that we write
 * ourselves are what they say in whichever language, and any other text is where to go to. Null for none. Pure.
 */
export function parsePlace(text: string): PlaceFacts | null {
  const line = cleanLine(text, text.length);
  if (line === "") return null;
  if (/^https:\/\/\S+$/.test(line)) return { type: "video", value: line };
  return ownWords(line) ?? { type: isPhoneNumber(line) ? "phone" : "in_person", value: line };
}

function ownWords(line: string): PlaceFacts | undefined {
  for (const locale of mailLocales) {
    for (const type of ["video", "phone", "in_person"] as const) {
      if (line === placeWords({ type, value: null }, translatorFor(locale))) return { type, value: null };
      const [before = ""] = placeWords({ type, value: "0" }, translatorFor(locale)).split("0");
      if (type !== "video" && line.startsWith(before)) return { type, value: line.slice(before.length) };
    }
  }
  return undefined;
}
