import { Details } from "@/emails/parts/details";
import { Frame } from "@/emails/parts/frame";
import { Paragraphs, Title } from "@/emails/parts/prose";
import { Quotes } from "@/emails/parts/quotes";
import { WhenPanel } from "@/emails/parts/when-panel";
import type { MeetingMailWords } from "@/lib/wording/mail-words";

/** Calls the meeting off, or one invitation; nothing is left to press. */
export default function MeetingCancelled(words: MeetingMailWords) {
  return (
    <Frame words={words}>
      <WhenPanel when={words.when} />
      <Title text={words.heading} below />
      <Paragraphs texts={words.paragraphs} />
      <Quotes quotes={words.quotes} />
      <Details details={words.details} join={null} />
    </Frame>
  );
}
