import { Answers } from "@/emails/parts/answers";
import { Details } from "@/emails/parts/details";
import { Frame } from "@/emails/parts/frame";
import { PrimaryButton } from "@/emails/parts/primary-button";
import { Paragraphs, Title } from "@/emails/parts/prose";
import { Quotes } from "@/emails/parts/quotes";
import { WhenPanel } from "@/emails/parts/when-panel";
import type { MeetingMailWords } from "@/lib/wording/mail-words";

/** Reminders, answers and bookings: something to know, with the page one press away. */
export default function MeetingNotice(words: MeetingMailWords) {
  return (
    <Frame words={words}>
      <WhenPanel when={words.when} />
      <Title text={words.heading} below />
      <Paragraphs texts={words.paragraphs} />
      <Quotes quotes={words.quotes} />
      <PrimaryButton button={words.button} />
      <Details details={words.details} join={words.join} />
      <Answers answers={words.answers} />
    </Frame>
  );
}
