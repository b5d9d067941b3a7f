/** A sentence on one column of a statement. */
export function columnFault(statement: string, column: string, fault: string): string {
  return `The column "${column}" ${fault}. Mend the shape or the statement: ${shortened(statement)}`;
}

/** A sentence on a whole statement. */
export function statementFault(statement: string, fault: string): string {
  return `PostgreSQL refuses a statement: ${fault}. Mend it: ${shortened(statement)}`;
}

/** A sentence on a statement that will be slow where much is stored. */
export function planFault(statement: string, tables: readonly string[]): string {
  return `A statement reads all of ${tables.join(" and ")}, for no index serves its conditions. Write it so that one does: ${shortened(statement)}`;
}

function shortened(statement: string): string {
  const line = statement.replace(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
