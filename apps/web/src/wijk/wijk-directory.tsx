import { type ReactNode, useCallback, useEffect } from 'react';
import { NoMunicipality } from '../layout/no-municipality.js';
import { PageFrame } from '../layout/page-frame.js';
import { NotNow, Waiting } from '../layout/reading-section.js';
import { money } from '../messages/format.js';
import { pageAddressOf } from '../service/page-address.js';
import { useReading } from '../service/use-reading.js';
import { useWijkMessages } from './use-wijk-messages.js';
import { readDirectory } from './wijk-api.js';
import type { WijkSummary } from './wijk-types.js';

/** The wijken of a municipality, to choose one's own. */
export function WijkDirectory({ municipality }: { readonly municipality: string }): ReactNode {
  const { words, messages } = useWijkMessages();
  const { reading, retry } = useReading(
    useCallback((signal: AbortSignal) => readDirectory(municipality, signal), [municipality]),
  );
  useEffect(() => {
    document.title = `${words.directory.heading} – ${messages.brand}`;
  }, [words, messages]);
  if (reading.kind === 'missing') return <NoMunicipality />;
  return (
    <PageFrame
      municipalityName={reading.kind === 'ready' ? reading.value.townName : null}
      municipality={municipality}
      current="wijk"
    >
      <div className="intro">
        <h1>{words.directory.heading}</h1>
        <p className="lead">{words.directory.lead}</p>
      </div>
      <div aria-busy={reading.kind === 'loading'}>
        {reading.kind === 'loading' && <Waiting />}
        {reading.kind === 'failed' && <NotNow onRetry={retry} />}
        {reading.kind === 'ready' && (
          <Wijken municipality={municipality} wijken={reading.value.wijken} />
        )}
      </div>
    </PageFrame>
  );
}

type WijkenProps = { readonly municipality: string; readonly wijken: readonly WijkSummary[] };

function Wijken({ municipality, wijken }: WijkenProps): ReactNode {
  const { words, locale } = useWijkMessages();
  if (wijken.length === 0) return <p>{words.directory.none}</p>;
  const amounts = wijken.flatMap(({ allocatedCents, paidCents }) => [allocatedCents, paidCents]);
  const format = money(locale, amounts);
  return (
    <ul className="rows rows--money">
      {wijken.map((wijk) => (
        <Row key={wijk.id} municipality={municipality} wijk={wijk} format={format} />
      ))}
    </ul>
  );
}

type RowProps = {
  readonly municipality: string;
  readonly wijk: WijkSummary;
  readonly format: (cents: number) => string;
};

function Row({ municipality, wijk, format }: RowProps): ReactNode {
  const { directory } = useWijkMessages().words;
  const { id, name, promises, allocatedCents, paidCents, runningRoundCount } = wijk;
  const made = promises.kept + promises.broken + promises.open;
  const planCount = Object.values(wijk.initiativeCounts).reduce((sum, count) => sum + count, 0);
  const facts = [
    directory.buurten(wijk.buurtCount),
    directory.teams(wijk.wijkteamCount),
    directory.plans(planCount),
    ...(wijk.storyCount === 0 ? [] : [directory.stories(wijk.storyCount)]),
  ];
  return (
    <li>
      <h2>
        <a href={pageAddressOf('/wijk', { municipality, id })}>{name}</a>
      </h2>
      <p className="soft">{facts.join(', ')}</p>
      <div className="side">
        <p className="state">
          {runningRoundCount === 0 ? directory.noRounds : directory.rounds(runningRoundCount)}
        </p>
        <p>
          {allocatedCents === 0
            ? directory.noMoney
            : directory.money(format(allocatedCents), format(paidCents))}
        </p>
        {made > 0 && <p className="small soft">{directory.promises(promises.kept, made)}</p>}
      </div>
    </li>
  );
}
