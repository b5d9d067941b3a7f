import { Heading, Text } from "@react-email/components";
import { styles } from "@/emails/parts/theme";

/** The one heading of a mail. */
export function Title({ text }: { text: string }) {
  return (
    <Heading as="h1" className="heading ink" style={styles.heading}>
      {text}
    </Heading>
  );
}

/** Paragraphs, equal ones too: a wording may repeat itself. */
export function Paragraphs({ texts }: { texts: readonly string[] }) {
  return texts.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
    <Text key={index} className="ink" style={styles.paragraph}>
      {text}
    </Text>
  ));
}
