import { type ReactNode, useCallback, useEffect, useMemo } from 'react';
import { PageFrame } from '../layout/page-frame.js';
import { NotNow, Waiting } from '../layout/reading-section.js';
import { type PageAddress, pageAddressOf } from '../service/page-address.js';
import { useReading } from '../service/use-reading.js';
import { dayInAmsterdam } from '../team/team-format.js';
import { MoneySection } from './money-section.js';
import { NowSection, RoundsSection } from './now-section.js';
import { OpenDataSection } from './open-data-section.js';
import { ParticipationSection } from './participation-section.js';
import { PlansSection } from './plans-section.js';
import { PromisesSection } from './promises-section.js';
import { StoriesSection } from './stories-section.js';
import { useWijkMessages } from './use-wijk-messages.js';
import {
  readBudgets,
  readParticipation,
  readPlans,
  readPromises,
  readStories,
  readWijk,
  type Teams,
  type WijkAndTown,
} from './wijk-api.js';
import type { Wijk } from './wijk-types.js';

/** The page of a wijk: what one can do now, where the money is, and what was promised and came of plans. */
export function WijkPage({ address }: { readonly address: PageAddress }): ReactNode {
  const { messages } = useWijkMessages();
  const { municipality } = address;
  const { reading, retry } = useReading(
    useCallback((signal: AbortSignal) => readWijk(address, signal), [address]),
  );
  const name = reading.kind === 'ready' ? reading.value.wijk.name : null;
  useEffect(() => {
    document.title = name === null ? messages.brand : `${name} – ${messages.brand}`;
  }, [name, messages]);
  switch (reading.kind) {
    case 'missing':
      return <NoSuchWijk municipality={municipality} />;
    case 'ready':
      return <Parts municipality={municipality} {...reading.value} />;
    case 'loading':
    case 'failed':
      return (
        <PageFrame municipalityName={null} municipality={municipality} current="wijk">
          <div className="intro">
            <h1>{messages.brand}</h1>
          </div>
          <div aria-busy={reading.kind === 'loading'}>
            {reading.kind === 'loading' ? <Waiting /> : <NotNow onRetry={retry} />}
          </div>
        </PageFrame>
      );
  }
}

type PartsProps = WijkAndTown & { readonly municipality: string };

function Parts({ municipality, wijk, townName }: PartsProps): ReactNode {
  const { words } = useWijkMessages();
  return (
    <PageFrame municipalityName={townName} municipality={municipality} current="wijk">
      <nav className="crumb" aria-label={words.crumb}>
        <a href={directoryOf(municipality)}>{words.page.list}</a>
      </nav>
      <div className="cols cols--2-1 wijk">
        <div className="flow">
          <h1>{wijk.name}</h1>
          <p className="lead">{words.page.lead}</p>
          <NowSection municipality={municipality} rounds={wijk.rounds} />
        </div>
        <Facts municipality={municipality} wijk={wijk} />
      </div>
      <RoundsSection municipality={municipality} rounds={wijk.rounds} />
      <Read municipality={municipality} wijk={wijk} />
      <OpenDataSection municipality={municipality} />
    </PageFrame>
  );
}

type WijkProps = { readonly municipality: string; readonly wijk: Wijk };

/** Who decides, and which buurten there are. */
function Facts({ municipality, wijk }: WijkProps): ReactNode {
  const { page } = useWijkMessages().words;
  return (
    <aside>
      <section className="side-block flow" aria-labelledby="wijkteams">
        <h2 id="wijkteams">{page.teams}</h2>
        {wijk.wijkteams.length === 0 && <p>{page.noTeams}</p>}
        {wijk.wijkteams.map(({ id, name, description }) => (
          <div key={id}>
            <p>
              <a href={pageAddressOf('/wijkteam', { municipality, id })}>{name}</a>
            </p>
            {description !== '' && <p className="small soft">{description}</p>}
          </div>
        ))}
      </section>
      <section className="side-block flow mt" aria-labelledby="buurten">
        <h2 id="buurten">{page.buurten}</h2>
        {wijk.buurten.length === 0 ? (
          <p>{page.noBuurten}</p>
        ) : (
          <ul className="plain">
            {wijk.buurten.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        )}
      </section>
    </aside>
  );
}

/** The parts that are each read by themselves. */
function Read({ municipality, wijk }: WijkProps): ReactNode {
  const year = Number(dayInAmsterdam(new Date()).slice(0, 4));
  const teams = useMemo(
    (): Teams => ({ municipality, wijkteamIds: wijk.wijkteams.map(({ id }) => id) }),
    [municipality, wijk],
  );
  const roundId = wijk.participation[0]?.roundId ?? null;
  const budgets = useReading(
    useCallback((signal: AbortSignal) => readBudgets(teams, year, signal), [teams, year]),
  );
  const plans = useReading(useCallback((signal: AbortSignal) => readPlans(teams, signal), [teams]));
  const promises = useReading(
    useCallback((signal: AbortSignal) => readPromises(teams, signal), [teams]),
  );
  const stories = useReading(
    useCallback((signal: AbortSignal) => readStories(teams, signal), [teams]),
  );
  const participation = useReading(
    useCallback(
      (signal: AbortSignal) => readParticipation(municipality, roundId, signal),
      [municipality, roundId],
    ),
  );
  return (
    <>
      <MoneySection municipality={municipality} wijkteams={wijk.wijkteams} {...budgets} />
      <div className="cols cols--2-1 wijk">
        <PlansSection municipality={municipality} {...plans} />
        <PromisesSection {...promises} />
      </div>
      <ParticipationSection told={wijk.participation} {...participation} />
      <StoriesSection municipality={municipality} {...stories} />
    </>
  );
}

function directoryOf(municipality: string): string {
  return `/wijk?${new URLSearchParams({ municipality }).toString()}`;
}

/** There is no such wijk: says so, and where to look. */
export function NoSuchWijk({ municipality }: { readonly municipality: string }): ReactNode {
  const { words, messages } = useWijkMessages();
  useEffect(() => {
    document.title = `${words.missing.heading} – ${messages.brand}`;
  }, [words, messages]);
  return (
    <PageFrame municipalityName={null}>
      <div className="intro">
        <h1>{words.missing.heading}</h1>
        <p className="lead">{words.missing.help}</p>
        <p>
          <a href={directoryOf(municipality)}>{words.missing.back}</a>
        </p>
      </div>
    </PageFrame>
  );
}
