/**
 * What a mailbox shows beside the subject. The filler behind it keeps the mailbox from going on with the body, where a
 * title may stand. The text part has no preheader.
 */
export function Preheader({ text }: { text: string }) {
  return (
    <div data-skip-in-text="true" style={hidden}>
      {text}
      <div aria-hidden="true">{"\u034f\u00a0\u2007".repeat(60)}</div>
    </div>
  );
}

const hidden = { display: "none", overflow: "hidden", lineHeight: "1px", opacity: 0, maxHeight: 0, maxWidth: 0 };
