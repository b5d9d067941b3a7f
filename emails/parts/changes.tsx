import { Text } from "@react-email/components";
import { Panel } from "@/emails/parts/panel";
import { Lines } from "@/emails/parts/quotes";
import { styles } from "@/emails/parts/theme";
import type { MeetingMailWords } from "@/lib/wording/mail-words";

/** Old and new of every changed field, the old one struck. */
export function Changes({ changes }: { changes: MeetingMailWords["changes"] }) {
  if (!changes) return null;
  return (
    <Panel className="changes" style={{ paddingTop: "24px" }}>
      <Text className="ink" style={{ ...styles.strong, marginBottom: "10px" }}>
        {changes.heading}
      </Text>
      {changes.rows.map(({ label, from, to }) => (
        <Panel key={label} className="rule" style={styles.rule}>
          <Text className="muted" style={styles.label}>
            {label}
          </Text>
          {from !== null && (
            <Text className="muted" style={styles.old}>
              <s>{from}</s>
            </Text>
          )}
          <Text className="ink" style={styles.value}>
            <Lines text={to} />
          </Text>
        </Panel>
      ))}
    </Panel>
  );
}
