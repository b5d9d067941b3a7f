import { Text } from "@react-email/components";
import { Fragment } from "react";
import { Panel } from "@/emails/parts/panel";
import { styles } from "@/emails/parts/theme";
import type { LabelledWords } from "@/lib/wording/mail-words";

/** A person's own longer text, set apart from ours. */
export function Quotes({ quotes }: { quotes: readonly LabelledWords[] }) {
  return quotes.map(({ label, text }) => (
    <Panel key={label} className="quote" style={{ paddingTop: "24px" }}>
      <Panel className="tint" style={styles.tint}>
        <Text className="muted" style={{ ...styles.label, marginBottom: "4px" }}>
          {label}
        </Text>
        <Text className="ink" style={styles.value}>
          <Lines text={text} />
        </Text>
      </Panel>
    </Panel>
  ));
}

/** Text with its line breaks, which every mail program shows only as elements. */
export function Lines({ text }: { text: string }) {
  return text.split("\n").map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}
