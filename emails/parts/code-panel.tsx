import { Text } from "@react-email/components";
import { Panel } from "@/emails/parts/panel";
import { styles } from "@/emails/parts/theme";
import type { LabelledWords } from "@/lib/wording/mail-words";

/** The code to type instead of opening the link, in one piece so that it can be copied. */
export function CodePanel({ code }: { code: LabelledWords | null }) {
  if (!code) return null;
  return (
    <Panel className="code" style={{ paddingTop: "28px" }}>
      <Panel className="tint" style={styles.tint}>
        <Text className="muted" style={styles.label}>
          {code.label}
        </Text>
        <Text className="ink" style={styles.code}>
          {code.text}
        </Text>
      </Panel>
    </Panel>
  );
}
