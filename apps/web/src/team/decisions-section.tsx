import type { ReactNode } from 'react';
import { money } from '../messages/format.js';
import type { TeamMessages } from '../messages/team-nl.js';
import { MinutesBook } from './minutes-book.js';
import { MinutesProof } from './minutes-proof.js';
import type { DecisionsData, ShownDecision } from './read-decisions.js';
import type { PageAddress } from '../service/page-address.js';
import { momentOf } from './team-format.js';
import { TeamIcon, type TeamIconName } from './team-icon.js';
import { ReadingSection } from '../layout/reading-section.js';
import type { Meeting, TeamDecision } from './team-types.js';
import type { Retryable } from '../service/use-reading.js';
import { useTeamMessages } from './use-team-messages.js';

type Props = Retryable<DecisionsData> & { readonly address: PageAddress };

/** What the wijkteam decided, with whom and how; when it meets next; and its minutes. */
export function DecisionsSection({ address, ...read }: Props): ReactNode {
  const { words } = useTeamMessages();
  return (
    <ReadingSection id="besluiten" heading={words.decisions.heading} {...read}>
      {(data) => (
        <div className="cols cols--2-1">
          <div className="flow">
            <Decisions decisions={data.decisions} />
            <MinutesBook minutes={data.minutes} />
          </div>
          <div className="flow">
            {data.planned.map((meeting) => (
              <Planned key={meeting.id} meeting={meeting} />
            ))}
            <MinutesProof data={data} address={address} />
          </div>
        </div>
      )}
    </ReadingSection>
  );
}

function Planned({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const wording = useTeamMessages();
  const { decisions } = wording.words;
  const { kind, title, place, startsAt, state } = meeting;
  return (
    <div className="notice">
      <TeamIcon name="wait" />
      <div>
        <h4>{state === 'open' ? decisions.meetingNow : decisions.meetingNext}</h4>
        <p>{decisions.meetingAt(title, momentOf(wording, startsAt))}</p>
        <p>{place === '' ? decisions.meetingKinds[kind] : place}</p>
      </div>
    </div>
  );
}

function Decisions({ decisions }: Pick<DecisionsData, 'decisions'>): ReactNode {
  const { words } = useTeamMessages();
  if (decisions.length === 0) return <p>{words.decisions.none}</p>;
  return (
    <ul className="rows">
      {decisions.map((each) => (
        <DecisionRow key={each.decision.id} {...each} />
      ))}
    </ul>
  );
}

const ICONS = {
  adopted: 'done',
  rejected: 'wrong',
  'no-quorum': 'warning',
  tied: 'equal',
} as const satisfies Record<TeamDecision['outcome'], TeamIconName>;

function DecisionRow({ decision, item, meeting }: ShownDecision): ReactNode {
  const wording = useTeamMessages();
  const { words, locale } = wording;
  const { content, outcome, decidedAt } = decision;
  const reasons = content.deviations.map(({ reason }) => reason);
  return (
    <li>
      <h3>{item.title}</h3>
      <p className="state">
        <TeamIcon name={ICONS[outcome]} />
        {words.decisions.outcomes[outcome]}
      </p>
      <p>{howDecided(decision, meeting, words.decisions)}</p>
      {content.totalCents > 0 && (
        <p>{words.decisions.amount(money(locale, [content.totalCents])(content.totalCents))}</p>
      )}
      {item.recusals.length > 0 && (
        <p>
          {words.decisions.recused(
            item.recusals.length,
            item.recusals.map(({ ground }) => words.decisions.grounds[ground]),
          )}
        </p>
      )}
      <p>{content.motivation}</p>
      {reasons.map((reason) => (
        <p key={reason}>{words.decisions.deviation(reason)}</p>
      ))}
      <p className="small soft">
        {words.decisions.decidedAt(meeting?.title ?? '', momentOf(wording, decidedAt))}
      </p>
    </li>
  );
}

/** With how many, and how the votes fell; with too few nothing else counts. */
function howDecided(
  decision: TeamDecision,
  meeting: Meeting | null,
  words: TeamMessages['decisions'],
): string {
  const { outcome, presentCount, quorumNeeded, isByCastingVote } = decision;
  if (outcome === 'no-quorum') return words.noQuorum(presentCount, quorumNeeded);
  const { forCount, againstCount, abstainCount } = decision;
  const votes =
    meeting?.rules?.form === 'consent'
      ? words.consents(forCount, againstCount)
      : words.votes(forCount, againstCount, abstainCount);
  const present = words.present(presentCount, quorumNeeded);
  return [present, votes, ...(isByCastingVote ? [words.castingVote] : [])].join(' ');
}
