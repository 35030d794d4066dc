// @ts-check
import { relative } from 'node:path';

/**
 * What a person reads once everything runs: the address, the demo accounts, where the mails are, how to stop.
 *
 * @param {import('./service.mjs').Service} service
 * @param {number} seconds that it took
 */
export function welcome({ url, demo, mailFolder, mailPageUrl, logFolder }, seconds) {
  return [
    '',
    `Wijkkas is ready after ${seconds.toFixed(1)} s:  ${url}`,
    '',
    'Demo accounts:',
    ...table((demo?.accounts ?? []).map(cells)).map((line) => `  ${line}`),
    '',
    ...(mailPageUrl === undefined ? [] : [`Read the mail that it sends:  ${mailPageUrl}`]),
    `The mails that it sends go to ${shown(mailFolder)}, its logs to ${shown(logFolder)}.`,
    'Ctrl-C stops everything.',
  ].join('\n');
}

/** @param {string} folder */
function shown(folder) {
  const path = relative(process.cwd(), folder);
  return path.startsWith('..') ? folder : path;
}

/**
 * @param {import('./secrets.mjs').DemoAccount} account
 * @returns {string[]}
 */
function cells({ email, password, name, role, wijkteam, tries }) {
  const place = typeof wijkteam === 'string' ? `, ${wijkteam}` : '';
  const what = tries === undefined ? '' : ` (${tries})`;
  return [email === '' ? 'code in a letter' : email, password, `${name}, ${role}${place}${what}`];
}

/**
 * Lines with their cells under each other.
 *
 * @param {string[][]} rows
 */
function table(rows) {
  /** @param {number} column */
  const width = (column) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('  ')
      .trimEnd(),
  );
}
