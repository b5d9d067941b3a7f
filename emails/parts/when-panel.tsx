import { Text } from "@react-email/components";
import { Panel } from "@/emails/parts/panel";
import { styles } from "@/emails/parts/theme";
import type { MeetingMailWords } from "@/lib/wording/mail-words";

/** When it is: the first thing to read. */
export function WhenPanel({ when }: { when: MeetingMailWords["when"] }) {
  return (
    <Panel className="tint" style={styles.tint}>
      {when.label && (
        <Text className="accent" style={styles.tag}>
          {when.label}
        </Text>
      )}
      <Text className="ink" style={styles.strong}>
        {when.struck ? <s>{when.text}</s> : when.text}
      </Text>
      {when.hostText && (
        <Text className="muted" style={{ ...styles.label, marginTop: "4px" }}>
          {when.hostText}
        </Text>
      )}
    </Panel>
  );
}
