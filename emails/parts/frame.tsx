import { Body, Container, Head, Html, Link, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { Panel } from "@/emails/parts/panel";
import { Preheader } from "@/emails/parts/preheader";
import { css, styles } from "@/emails/parts/theme";
import type { AccountMailWords, MeetingMailWords } from "@/lib/wording/mail-words";

type Props = { words: MeetingMailWords | AccountMailWords; children: ReactNode };

/** The frame of every mail: one column of at most 600 px, light and dark, nothing loaded from anywhere. */
export function Frame({ words, children }: Props) {
  const { locale, dir, subject, preheader, footer } = words;
  return (
    <Html lang={locale} dir={dir}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{subject}</title>
        <style>{css}</style>
      </Head>
      <Body lang={locale} dir={dir}>
        <Preheader text={preheader} />
        <Panel className="paper" style={styles.paper}>
          <Container style={{ maxWidth: "600px" }}>
            <Panel className="card" style={styles.card}>
              {children}
            </Panel>
            <Panel className="foot" style={{ padding: "20px 20px 0" }}>
              {footer.map((line) => (
                <Text key={line} className="muted" style={styles.footer}>
                  {line}
                </Text>
              ))}
              {"decline" in words && words.decline ? (
                <Text className="muted" style={styles.footer}>
                  <Link
                    href={words.decline.url}
                    className="muted"
                    style={{ ...styles.footer, textDecoration: "underline" }}
                  >
                    {words.decline.label}
                  </Link>
                </Text>
              ) : null}
            </Panel>
          </Container>
        </Panel>
      </Body>
    </Html>
  );
}
