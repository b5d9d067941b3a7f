import { Answers } from "@/emails/parts/answers";
import { Changes } from "@/emails/parts/changes";
import { Details } from "@/emails/parts/details";
import { Frame } from "@/emails/parts/frame";
import { PrimaryButton } from "@/emails/parts/primary-button";
import { Paragraphs, Title } from "@/emails/parts/prose";
import { Quotes } from "@/emails/parts/quotes";
import { WhenPanel } from "@/emails/parts/when-panel";
import type { MeetingMailWords } from "@/lib/wording/mail-words";

/** Says what changed, old and new, and asks again. */
export default function MeetingUpdated(words: MeetingMailWords) {
  return (
    <Frame words={words}>
      <WhenPanel when={words.when} />
      <Title text={words.heading} below />
      <Paragraphs texts={words.paragraphs} />
      <Changes changes={words.changes} />
      <Answers answers={words.answers} />
      <PrimaryButton button={words.button} />
      <Details details={words.details} join={words.join} />
      <Quotes quotes={words.quotes} />
    </Frame>
  );
}
