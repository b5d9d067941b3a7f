import { Button } from "@react-email/components";
import { Panel } from "@/emails/parts/panel";
import { styles } from "@/emails/parts/theme";
import type { LinkWords } from "@/lib/wording/mail-words";

/** The one thing to press, 48 px high. */
export function PrimaryButton({ button }: { button: LinkWords | null }) {
  if (!button) return null;
  return (
    <Panel className="action" style={{ paddingTop: "28px" }}>
      <Button href={button.url} className="button" style={styles.button}>
        {button.label}
      </Button>
    </Panel>
  );
}
