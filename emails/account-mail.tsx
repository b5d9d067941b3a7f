import { CodePanel } from "@/emails/parts/code-panel";
import { Frame } from "@/emails/parts/frame";
import { PrimaryButton } from "@/emails/parts/primary-button";
import { Paragraphs, Title } from "@/emails/parts/prose";
import type { AccountMailWords } from "@/lib/wording/mail-words";

/** Lets somebody in or proves that an address is its owner's, by link or by code. */
export default function AccountMail(words: AccountMailWords) {
  return (
    <Frame words={words}>
      <Title text={words.heading} />
      <Paragraphs texts={words.paragraphs} />
      <PrimaryButton button={words.button} />
      <CodePanel code={words.code} />
    </Frame>
  );
}
