import { cents, type Cents } from '../money/cents.js';
import { parseAmount } from './decimals.js';
import { type FaultLog, quoteCell } from './fault-log.js';
import type { PabulibProject } from './pabulib-file.js';
import type { PabulibSection } from './read-sections.js';

/**
 * Reads the projects: an id each, without commas and not used twice, and a cost of more than
 * nothing, in whole cents. A place on the map has both a latitude and a longitude, or neither.
 */
export function readProjects(section: PabulibSection, log: FaultLog): PabulibProject[] {
  const { table } = section;
  const nameAt = table.columns.indexOf('name');
  const cellOf = (row: number, column: string): string => {
    const at = table.columns.indexOf(column);
    return at === -1 ? '' : table.cell(row, at).trim();
  };
  const seen = new Set<string>();
  return Array.from({ length: table.size }, (_, row) => {
    const line = section.lineOf(row);
    const id = cellOf(row, 'project_id');
    checkId(id, seen, line, log);
    if ((cellOf(row, 'latitude') === '') !== (cellOf(row, 'longitude') === '')) {
      log.error(line, 'place-incomplete', 'A place has a latitude and a longitude, or neither.');
    }
    return {
      id,
      cost: readCost(cellOf(row, 'cost'), line, log),
      name: nameAt === -1 ? null : table.cell(row, nameAt),
      listPosition: row + 1,
    };
  });
}

function checkId(id: string, seen: Set<string>, line: number, log: FaultLog): void {
  if (id === '') {
    log.error(line, 'project-id-empty', 'This project has no id.');
  } else if (id.includes(',')) {
    const message = `The project id ${quoteCell(id)} holds a comma, so no vote can name it.`;
    log.error(line, 'project-id-comma', message);
  } else if (seen.has(id)) {
    log.error(line, 'project-repeated', `The project id ${quoteCell(id)} is used twice.`);
  }
  seen.add(id);
}

function readCost(text: string, line: number, log: FaultLog): Cents {
  const reading = parseAmount(text);
  if (reading === null) {
    log.error(line, 'not-a-number', `The cost is not an amount: ${quoteCell(text)}.`);
    return cents(0n);
  }
  if (!reading.isExact) {
    log.error(line, 'cost-finer-than-cent', `The cost ${quoteCell(text)} is finer than a cent.`);
  } else if (reading.amount <= 0n) {
    log.error(line, 'cost-not-positive', `The cost ${quoteCell(text)} is not more than nothing.`);
  }
  return reading.amount;
}
