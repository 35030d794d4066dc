import type { ReactNode } from 'react';
import { money, moment } from '../messages/format.js';
import { isOver, nextMomentOf } from './next-moment.js';
import { RoundRoute } from './round-route.js';
import type { PlannedRound } from './team-api.js';
import { momentOf } from './team-format.js';
import { TeamIcon, type TeamIconName } from './team-icon.js';
import { ReadingSection } from '../layout/reading-section.js';
import type { Postponement, TeamRound } from './team-types.js';
import type { Retryable } from '../service/use-reading.js';
import { useTeamMessages } from './use-team-messages.js';

/** The rounds of the wijkteam: what happens now, what comes next and when, and what came later. */
export function RoundsSection(read: Retryable<readonly PlannedRound[]>): ReactNode {
  const { words } = useTeamMessages();
  return (
    <ReadingSection id="rondes" heading={words.rounds.heading} {...read}>
      {(rounds, readAt) => <Rounds rounds={rounds} now={readAt} />}
    </ReadingSection>
  );
}

type RoundsProps = { readonly rounds: readonly PlannedRound[]; readonly now: Date };

function Rounds({ rounds, now }: RoundsProps): ReactNode {
  const { words, messages } = useTeamMessages();
  const running = rounds.filter(({ round }) => !isOver(round));
  const over = rounds.filter(({ round }) => isOver(round));
  return (
    <div className="flow">
      {running.length === 0 ? <p>{messages.rounds.none}</p> : <Rows rounds={running} now={now} />}
      {over.length > 0 && (
        <details className="more">
          <summary>{words.rounds.over(over.length)}</summary>
          <Rows rounds={over} now={now} />
        </details>
      )}
    </div>
  );
}

function Rows({ rounds, now }: RoundsProps): ReactNode {
  return (
    <ul className="rows">
      {rounds.map(({ round, postponements }) => (
        <RoundRow key={round.id} round={round} postponements={postponements} now={now} />
      ))}
    </ul>
  );
}

type RowProps = PlannedRound & { readonly now: Date };

function RoundRow({ round, postponements, now }: RowProps): ReactNode {
  const { words, messages, locale } = useTeamMessages();
  const { budgetCents } = round.rules;
  return (
    <li className="cols cols--2-1">
      <div className="lines">
        <h3>{round.title}</h3>
        <p className="state">
          <TeamIcon name={iconOf(round)} />
          {messages.rounds.phase[round.phase]}
        </p>
        <NextStep round={round} now={now} />
        <p className="soft">
          {words.rounds.mode[round.mode]}{' '}
          {messages.rounds.budget(money(locale, [budgetCents], round.currency)(budgetCents))}
        </p>
        {postponements.map((each) => (
          <Later key={each.id} postponement={each} />
        ))}
      </div>
      {!isOver(round) && <RoundRoute round={round} />}
    </li>
  );
}

function iconOf({ phase }: TeamRound): TeamIconName {
  if (phase === 'closed') return 'done';
  return phase === 'cancelled' ? 'wrong' : 'wait';
}

/** What comes next and when; where its time has passed, that too. */
function NextStep({ round, now }: Pick<RowProps, 'round' | 'now'>): ReactNode {
  const wording = useTeamMessages();
  const { words, messages } = wording;
  if (isOver(round)) return null;
  const next = nextMomentOf(round, now);
  if (next === null) {
    const isAllYear = round.mode === 'first-come' && round.phase === 'submission';
    return <p>{isAllYear ? messages.rounds.allYear : words.rounds.nothingPlanned}</p>;
  }
  const at = moment(wording, next.at);
  if (!next.isLate) return <p>{words.rounds.next[next.moment](at)}</p>;
  return (
    <p className="late">
      <TeamIcon name="warning" />
      <span>{words.rounds.late(words.rounds.moments[next.moment], at)}</span>
    </p>
  );
}

/** A decision by which the plan came later: from when to when, and why. */
function Later({ postponement }: { readonly postponement: Postponement }): ReactNode {
  const wording = useTeamMessages();
  const { rounds } = wording.words;
  const { moved, reason, decisionReference, postponedAt } = postponement;
  return (
    <div className="notice notice--wait later">
      <TeamIcon name="warning" />
      <div>
        <h4>{rounds.postponed}</h4>
        <ul className="plain">
          {moved.map(({ moment: name, plannedAt, newPlannedAt }) => (
            <li key={name}>
              {rounds.moved(
                rounds.moments[name],
                momentOf(wording, plannedAt),
                momentOf(wording, newPlannedAt),
              )}
            </li>
          ))}
        </ul>
        <p>{rounds.reason(reason)}</p>
        <p className="small">{rounds.decided(momentOf(wording, postponedAt), decisionReference)}</p>
      </div>
    </div>
  );
}
