import { type ReactNode, useCallback, useEffect } from 'react';
import { PageFrame } from '../layout/page-frame.js';
import '../styles/team.css';
import { DecisionsSection } from './decisions-section.js';
import { DrawsSection } from './draws-section.js';
import { MoneySection } from './money-section.js';
import { NowBlock } from './now-block.js';
import { RoundsSection } from './rounds-section.js';
import { RulesSection } from './rules-section.js';
import { SeatsSection } from './seats-section.js';
import { readDecisions } from './read-decisions.js';
import type { PageAddress } from '../service/page-address.js';
import {
  readDraws,
  readMoney,
  readRounds,
  readRules,
  readTeam,
  type TeamAndTown,
} from './team-api.js';
import { dayInAmsterdam } from './team-format.js';
import { NotNow, Waiting } from '../layout/reading-section.js';
import { TeamSummary } from './team-summary.js';
import { useReading } from '../service/use-reading.js';
import { useTeamMessages } from './use-team-messages.js';

/** The public page of a wijkteam: who sits in it, its money, rounds, rules, decisions and draws. */
export function TeamPage({ address }: { readonly address: PageAddress | null }): ReactNode {
  return address === null ? <NoSuchTeam /> : <KnownTeam address={address} />;
}

function KnownTeam({ address }: { readonly address: PageAddress }): ReactNode {
  const { messages } = useTeamMessages();
  const { reading, retry } = useReading(
    useCallback((signal: AbortSignal) => readTeam(address, signal), [address]),
  );
  const name = reading.kind === 'ready' ? reading.value.team.name : messages.brand;
  useEffect(() => {
    document.title = name === messages.brand ? name : `${name} – ${messages.brand}`;
  }, [name, messages]);
  switch (reading.kind) {
    case 'missing':
      return <NoSuchTeam />;
    case 'ready':
      return <Sections address={address} {...reading.value} />;
    case 'loading':
    case 'failed':
      return (
        <PageFrame municipalityName={null}>
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

function Sections({
  address,
  team,
  townName,
}: TeamAndTown & { readonly address: PageAddress }): ReactNode {
  const { words, messages } = useTeamMessages();
  const todayOn = dayInAmsterdam(new Date());
  const year = Number(todayOn.slice(0, 4));
  const money = useReading(
    useCallback((signal: AbortSignal) => readMoney(address, year, signal), [address, year]),
  );
  const rounds = useReading(
    useCallback((signal: AbortSignal) => readRounds(address, signal), [address]),
  );
  const rules = useReading(
    useCallback((signal: AbortSignal) => readRules(address, todayOn, signal), [address, todayOn]),
  );
  const decisions = useReading(
    useCallback((signal: AbortSignal) => readDecisions(address, signal), [address]),
  );
  const draws = useReading(
    useCallback((signal: AbortSignal) => readDraws(address, signal), [address]),
  );
  return (
    <PageFrame municipalityName={townName} municipality={address.municipality}>
      <nav className="crumb" aria-label={words.crumb}>
        <a href="/">{messages.title(townName)}</a>
      </nav>
      <div className="cols cols--2-1">
        <div className="flow">
          <h1>{team.name}</h1>
          <p className="lead">{team.description === '' ? words.lead : team.description}</p>
          <NowBlock reading={rounds.reading} />
        </div>
        <TeamSummary team={team} />
      </div>
      <SeatsSection team={team} />
      <MoneySection year={year} {...money} />
      <RoundsSection {...rounds} />
      <RulesSection address={address} {...rules} />
      <DecisionsSection address={address} {...decisions} />
      <DrawsSection address={address} {...draws} />
    </PageFrame>
  );
}

/** There is no such wijkteam: says so, and where to look. */
function NoSuchTeam(): ReactNode {
  const { words, messages } = useTeamMessages();
  useEffect(() => {
    document.title = `${words.missing.heading} – ${messages.brand}`;
  }, [words, messages]);
  return (
    <PageFrame municipalityName={null}>
      <div className="intro">
        <h1>{words.missing.heading}</h1>
        <p className="lead">{words.missing.help}</p>
        <p>
          <a href="/">{words.missing.back}</a>
        </p>
      </div>
    </PageFrame>
  );
}
