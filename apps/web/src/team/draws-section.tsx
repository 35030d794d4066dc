import type { ReactNode } from 'react';
import { CheckCode } from './check-code.js';
import { DrawnCodes } from './drawn-codes.js';
import { pathOf } from '../service/read-service.js';
import type { PageAddress } from '../service/page-address.js';
import type { DrawData } from './team-api.js';
import { momentOf } from './team-format.js';
import { TeamIcon, type TeamIconName } from './team-icon.js';
import { ReadingSection } from '../layout/reading-section.js';
import type { Draw } from './team-types.js';
import type { Retryable } from '../service/use-reading.js';
import { useTeamMessages } from './use-team-messages.js';

type Props = Retryable<readonly DrawData[]> & { readonly address: PageAddress };

/** The drawings of lots: how each stands, what it is decided by, who was drawn, and how to redo it. */
export function DrawsSection({ address, ...read }: Props): ReactNode {
  const { words } = useTeamMessages();
  return (
    <ReadingSection id="loting" heading={words.draws.heading} {...read}>
      {(draws) =>
        draws.length === 0 ? (
          <p>{words.draws.none}</p>
        ) : (
          <ul className="rows rows--wide">
            {draws.map((each) => (
              <DrawRow key={each.draw.id} data={each} address={address} />
            ))}
          </ul>
        )
      }
    </ReadingSection>
  );
}

type RowProps = { readonly data: DrawData; readonly address: PageAddress };

const ICONS = {
  announced: 'wait',
  frozen: 'wait',
  drawn: 'done',
  cancelled: 'wrong',
} as const satisfies Record<Draw['state'], TeamIconName>;

function DrawRow({ data, address }: RowProps): ReactNode {
  const { words } = useTeamMessages();
  const { draw, outcome, places } = data;
  return (
    <li className="cols cols--2-1">
      <div className="flow">
        <h3>{draw.title}</h3>
        <p className="state">
          <TeamIcon name={ICONS[draw.state]} />
          {words.draws.states[draw.state]}
        </p>
        <p>{words.draws.seats(draw.seats, words.draws.roles[draw.role])}</p>
        <DrawWhen data={data} />
        {draw.strata.length > 1 && (
          <ul className="plain">
            {draw.strata.map(({ stratum, seats }) => (
              <li key={stratum}>{words.draws.stratum(stratum, seats)}</li>
            ))}
          </ul>
        )}
        {outcome !== null && (
          <>
            <DrawnCodes draw={draw} places={places} />
            <Redo under={pathOf(address, `/draws/${draw.id}`)} />
          </>
        )}
      </div>
      <DrawProof data={data} address={address} />
    </li>
  );
}

/** What happens when, or happened. */
function DrawWhen({ data: { draw, outcome } }: { readonly data: DrawData }): ReactNode {
  const wording = useTeamMessages();
  const { draws } = wording.words;
  if (draw.state === 'cancelled') {
    return <p>{draws.cancelled(draw.cancelReason ?? '')}</p>;
  }
  return (
    <p>
      {outcome === null
        ? draws.decides(draw.publicSource, momentOf(wording, draw.publicAt))
        : draws.decided(draw.publicSource, outcome.publicValue, momentOf(wording, outcome.drawnAt))}
    </p>
  );
}

/** The check codes of a draw, and the commands to do it again at home. */
function DrawProof({ data: { draw, outcome }, address }: RowProps): ReactNode {
  const { words } = useTeamMessages();
  const under = pathOf(address, `/draws/${draw.id}`);
  return (
    <div className="flow">
      <h4>{words.draws.proof}</h4>
      {draw.listHash === null ? (
        <p className="small soft">{words.draws.noList}</p>
      ) : (
        <CheckCode label={words.draws.listHash} hash={draw.listHash} />
      )}
      <CheckCode label={words.draws.seal} hash={draw.seal} />
      {outcome !== null && <CheckCode label={words.draws.seed} hash={outcome.seed} />}
      {draw.frozenAt !== null && (
        <ul className="plain small">
          <li>
            <a href={`${under}/frozen-list`}>{words.draws.list}</a>
          </li>
          <li>
            <a href={`${under}/announcement`}>{words.draws.announcement}</a>
          </li>
          {outcome !== null && (
            <li>
              <a href={`${under}/record`}>{words.draws.record}</a>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function Redo({ under }: { readonly under: string }): ReactNode {
  const { words } = useTeamMessages();
  const address = `${location.origin}${under}`;
  return (
    <details className="more">
      <summary>{words.draws.redo}</summary>
      <p className="small">{words.draws.redoHow}</p>
      <ol className="commands">
        {commandsFor(address).map((command) => (
          <li key={command}>
            <code>{command}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What to type to do a draw again, from what is published of it. */
function commandsFor(address: string): readonly string[] {
  return [
    `curl -o lijst.csv ${address}/frozen-list`,
    `curl -o aankondiging.json ${address}/announcement`,
    `curl -o verslag.json ${address}/record`,
    'wijkkas draw verify verslag.json --list lijst.csv --announcement aankondiging.json',
  ];
}
