import type { ReactNode } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import type { Retryable } from '../service/use-reading.js';
import {
  type ParticipationRow,
  type ParticipationTable,
  participationTable,
} from './participation-table.js';
import { useWijkMessages, type WijkWording } from './use-wijk-messages.js';
import type { Participation, ParticipationCell, Wijk } from './wijk-types.js';

type Props = Retryable<Participation | null> & { readonly told: Wijk['participation'] };

/** Who took part in the last round that is over, buurt by buurt, and who is still to be heard. */
export function ParticipationSection({ told, ...read }: Props): ReactNode {
  const { words } = useWijkMessages();
  return (
    <ReadingSection id="meedoen" heading={words.participation.heading} {...read}>
      {(participation) =>
        participation === null || participation.cells.length === 0 ? (
          <p>{words.participation.none}</p>
        ) : (
          <Told participation={participation} roundTitle={told[0]?.roundTitle ?? ''} />
        )
      }
    </ReadingSection>
  );
}

type ToldProps = { readonly participation: Participation; readonly roundTitle: string };

function Told({ participation, roundTitle }: ToldProps): ReactNode {
  const wording = useWijkMessages();
  const { words } = wording;
  const { cellThreshold } = participation;
  const table = participationTable(participation.cells);
  return (
    <div className="flow">
      <p>{words.participation.of(roundTitle)}</p>
      <p className="say">{voicesText(table, wording)}</p>
      <Table table={table} participation={participation} />
      {cellThreshold !== null && (
        <p className="small soft">{words.participation.privacy(cellThreshold)}</p>
      )}
    </div>
  );
}

function voicesText({ silent, canCompare }: ParticipationTable, wording: WijkWording): string {
  const { participation } = wording.words;
  if (!canCompare) return participation.noPopulation;
  if (silent.length === 0) return participation.noneSilent;
  const list = new Intl.ListFormat(wording.locale, { type: 'conjunction' });
  return participation.silent(list.format(silent), silent.length);
}

type TableProps = {
  readonly table: ParticipationTable;
  readonly participation: Participation;
};

function Table({ table, participation }: TableProps): ReactNode {
  const { words } = useWijkMessages();
  const { buurt, residents, measures, caption } = words.participation;
  const heads = [
    ...(table.canCompare ? [residents] : []),
    ...table.measures.map((measure) => measures[measure]),
  ];
  return (
    <table className="stack" role="table">
      <caption>{caption(participation.populationYear)}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {buurt}
          </th>
          {heads.map((label) => (
            <th key={label} scope="col" role="columnheader" className="r">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {table.rows.map((row) => (
          <Row key={row.key} row={row} table={table} threshold={participation.cellThreshold ?? 0} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly row: ParticipationRow;
  readonly table: ParticipationTable;
  readonly threshold: number;
};

function Row({ row, table, threshold }: RowProps): ReactNode {
  const { words, locale } = useWijkMessages();
  const { elsewhere, total, residents, measures, unknown } = words.participation;
  const part = row.part === 'elsewhere' ? elsewhere : total;
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {row.name ?? part}
      </th>
      {table.canCompare && (
        <td role="cell" className="r" data-label={residents}>
          {row.part === 'buurt' && (row.population?.toLocaleString(locale) ?? unknown)}
        </td>
      )}
      {table.measures.map((measure) => (
        <td key={measure} role="cell" className="r" data-label={measures[measure]}>
          <Cell cell={row.cells.get(measure)} threshold={threshold} />
        </td>
      ))}
    </tr>
  );
}

type CellProps = { readonly cell: ParticipationCell | undefined; readonly threshold: number };

function Cell({ cell, threshold }: CellProps): ReactNode {
  const { words, locale } = useWijkMessages();
  const { below, withheld, unknown } = words.participation;
  switch (cell?.state) {
    case undefined:
      return unknown;
    case 'below-threshold':
      return below(threshold);
    case 'withheld':
      return withheld;
    case 'published':
      return cell.people?.toLocaleString(locale) ?? unknown;
  }
}
