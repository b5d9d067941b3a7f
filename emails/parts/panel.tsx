import type { CSSProperties, ReactNode } from "react";

type Props = { className: string; style: CSSProperties; children: ReactNode };

/** A box. Its style is on the cell, because Outlook knows no padding on a table. */
export function Panel({ className, style, children }: Props) {
  return (
    <table
      role="presentation"
      width="100%"
      border={0}
      cellPadding="0"
      cellSpacing="0"
      style={{ borderCollapse: "separate" }}
    >
      <tbody>
        <tr>
          <td className={className} style={style}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
