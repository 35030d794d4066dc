import type { ReactNode } from 'react';
import { day } from './team-format.js';
import type { Draw, DrawPlace } from './team-types.js';
import { useTeamMessages } from './use-team-messages.js';

type Props = { readonly draw: Draw; readonly places: readonly DrawPlace[] };

/** The codes that got a place, and the reserves in their order. */
export function DrawnCodes({ draw, places }: Props): ReactNode {
  const { words } = useTeamMessages();
  const reserves = places.filter(({ state }) => state === 'reserve');
  const invited = places.filter(({ state }) => state !== 'reserve');
  const hasGroups = draw.strata.length > 1;
  return (
    <>
      <CodesTable caption={words.draws.drawn} places={invited} hasGroups={hasGroups} />
      {reserves.length > 0 && (
        <details className="more">
          <summary>{words.draws.reserves(reserves.length)}</summary>
          <CodesTable caption={words.draws.reserveTable} places={reserves} hasGroups={hasGroups} />
        </details>
      )}
    </>
  );
}

type TableProps = {
  readonly caption: string;
  readonly places: readonly DrawPlace[];
  readonly hasGroups: boolean;
};

function CodesTable({ caption, places, hasGroups }: TableProps): ReactNode {
  const { words } = useTeamMessages();
  const { place, code, group, state } = words.draws.columns;
  const heads = [place, code, ...(hasGroups ? [group] : []), state];
  return (
    <table className="stack" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((label) => (
            <th key={label} scope="col" role="columnheader">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {places.map((each) => (
          <CodeRow key={each.code} place={each} hasGroups={hasGroups} />
        ))}
      </tbody>
    </table>
  );
}

function CodeRow({
  place: { place, code, stratum, state, answerByOn },
  hasGroups,
}: {
  readonly place: DrawPlace;
  readonly hasGroups: boolean;
}): ReactNode {
  const { words, locale } = useTeamMessages();
  const { columns, answers, answerBy } = words.draws;
  return (
    <tr role="row">
      <td role="cell" data-label={columns.place}>
        {place}
      </td>
      <th scope="row" role="rowheader" className="code">
        {code}
      </th>
      {hasGroups && (
        <td role="cell" data-label={columns.group}>
          {stratum}
        </td>
      )}
      <td role="cell" data-label={columns.state}>
        {answers[state]}
        {state === 'invited' && answerByOn !== null && ` ${answerBy(day(locale, answerByOn))}`}
      </td>
    </tr>
  );
}
