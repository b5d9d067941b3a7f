import { Heading, Text } from "@react-email/components";
import { styles } from "@/emails/parts/theme";

/** The one heading of a mail; `below` another part. */
export function Title({ text, below = false }: { text: string; below?: boolean }) {
  return (
    <Heading as="h1" className="heading ink" style={{ ...styles.heading, marginTop: below ? "28px" : 0 }}>
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
