import { Link, Text } from "@react-email/components";
import { Panel } from "@/emails/parts/panel";
import { styles } from "@/emails/parts/theme";
import type { LabelledWords, LinkWords } from "@/lib/wording/mail-words";

type Props = { details: readonly LabelledWords[]; join: LinkWords | null };

/** Who, where and, where it may be said, what; then the way in. */
export function Details({ details, join }: Props) {
  return (
    <Panel className="details" style={{ paddingTop: "32px" }}>
      {details.map(({ label, text }) => (
        <Panel key={label} className="rule" style={styles.rule}>
          <Text className="muted" style={styles.label}>
            {label}
          </Text>
          <Text className="ink" style={styles.value}>
            {text}
          </Text>
        </Panel>
      ))}
      {join && (
        <Panel className="rule" style={styles.rule}>
          <Link href={join.url} className="accent" style={styles.link}>
            {join.label}
          </Link>
        </Panel>
      )}
    </Panel>
  );
}
