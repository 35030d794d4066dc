import type { ReactNode } from 'react';
import type { Round, Wijkteam } from '../api/client.js';
import { money, moment, type Wording } from '../messages/format.js';
import { useLanguage } from '../messages/language.js';

type Props = { readonly wijkteams: readonly Wijkteam[]; readonly rounds: readonly Round[] };

/** What is going on: for each round what happens now, until when, and over how much. */
export function RoundsSection({ wijkteams, rounds }: Props): ReactNode {
  const { messages } = useLanguage();
  const names = new Map(wijkteams.map(({ id, name }) => [id, name]));
  return (
    <section className="section" aria-labelledby="rondes">
      <h2 id="rondes">{messages.rounds.heading}</h2>
      {rounds.length === 0 ? (
        <p>{messages.rounds.none}</p>
      ) : (
        <ul className="rows">
          {rounds.map((round) => (
            <RoundRow key={round.id} round={round} wijkteamName={names.get(round.wijkteamId)} />
          ))}
        </ul>
      )}
    </section>
  );
}

type RowProps = { readonly round: Round; readonly wijkteamName: string | undefined };

function RoundRow({ round, wijkteamName }: RowProps): ReactNode {
  const wording = useLanguage();
  const { locale, messages } = wording;
  const { budgetCents } = round.rules;
  return (
    <li>
      <h3>{round.title}</h3>
      <p className="soft">{wijkteamName}</p>
      <p className="state">{messages.rounds.phase[round.phase]}</p>
      <p>
        {messages.rounds.budget(money(locale, [budgetCents], round.currency)(budgetCents))}{' '}
        {deadlineOf(round, wording)}
      </p>
    </li>
  );
}

/** Until when something can be done now; nothing when no moment is planned. */
function deadlineOf({ mode, phase, timeline }: Round, wording: Wording): string | null {
  const { rounds } = wording.messages;
  if (phase === 'voting' && timeline.votingClosesAt !== null) {
    return rounds.votingUntil(moment(wording, new Date(timeline.votingClosesAt)));
  }
  if (phase !== 'submission') return null;
  if (mode === 'first-come') return rounds.allYear;
  return timeline.submissionClosesAt === null
    ? null
    : rounds.submissionUntil(moment(wording, new Date(timeline.submissionClosesAt)));
}
