/** What a cell of a table can hold. */
export type CsvValue = string | number | bigint | boolean | null;

/** How a spreadsheet begins a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * One record of a CSV file (RFC 4180), with its line end. Text that a spreadsheet would take for a
 * formula gets an apostrophe before it (OWASP, CSV injection); numbers are left as they are.
 */
export function csvRecord(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return value.toString();
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
