import { Column, Link, Row, Text } from "@react-email/components";
import { Fragment } from "react";
import { Panel } from "@/emails/parts/panel";
import { styles } from "@/emails/parts/theme";
import type { MeetingMailWords } from "@/lib/wording/mail-words";

/** Yes, maybe, no. Each opens the page, where a press counts: programs that open every link in a mail answer nothing. */
export function Answers({ answers }: { answers: MeetingMailWords["answers"] }) {
  if (!answers) return null;
  return (
    <Panel className="answers" style={{ paddingTop: "28px" }}>
      <Text className="ink" style={{ ...styles.strong, marginBottom: "10px" }}>
        {answers.question}
      </Text>
      <Row style={{ tableLayout: "fixed" }}>
        {answers.links.map(({ label, url }, index) => (
          <Fragment key={url}>
            {index > 0 && <Column className="gap" style={{ width: "8px" }} />}
            <Column className="cell">
              <Link href={url} className="accent answer" style={styles.answer}>
                {label}
              </Link>
            </Column>
          </Fragment>
        ))}
      </Row>
    </Panel>
  );
}
