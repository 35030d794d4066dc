import type { ReactNode } from 'react';
import { pageAddressOf } from '../service/page-address.js';
import { momentOf } from '../team/team-format.js';
import { TeamIcon } from '../team/team-icon.js';
import { type WijkWording, useWijkMessages } from './use-wijk-messages.js';
import type { WijkRound } from './wijk-types.js';

type Props = { readonly municipality: string; readonly rounds: readonly WijkRound[] };
type Way = NonNullable<WijkRound['openTo']>;

/** What is pressing comes first. */
const WAYS: readonly Way[] = ['vote', 'support', 'propose'];
const PAGES: Readonly<Record<Way, string>> = {
  vote: '/initiatives',
  support: '/initiatives',
  propose: '/propose',
};

/** What everybody in the wijk can do now. */
export function NowSection({ municipality, rounds }: Props): ReactNode {
  const wording = useWijkMessages();
  const { now } = wording.words;
  const open = WAYS.flatMap((way) =>
    rounds.filter(({ openTo }) => openTo === way).map((round) => ({ way, round })),
  );
  const [first] = open;
  if (first === undefined) return <p>{now.nothing}</p>;
  const query = new URLSearchParams({ municipality }).toString();
  return (
    <section className="now flow" aria-labelledby="nu">
      <h2 id="nu">{now[first.way]}</h2>
      <p>
        <strong>{first.round.title}</strong>. {untilText(first.round, wording)}
      </p>
      <p className="actions">
        <a className="btn btn--invert" href={`${PAGES[first.way]}?${query}`}>
          {now.links[first.way]}
        </a>
      </p>
    </section>
  );
}

function untilText({ mode, openUntilAt }: WijkRound, wording: WijkWording): string {
  const { now } = wording.words;
  if (openUntilAt !== null) return now.until(momentOf(wording, openUntilAt));
  return mode === 'first-come' ? now.allYear : now.noEnd;
}

/** The rounds that run, and what happens in each. */
export function RoundsSection({ municipality, rounds }: Props): ReactNode {
  const wording = useWijkMessages();
  const { words, messages } = wording;
  return (
    <section className="section" aria-labelledby="rondes">
      <h2 id="rondes">{words.rounds.heading}</h2>
      {rounds.length === 0 ? (
        <p>{words.rounds.none}</p>
      ) : (
        <ul className="rows">
          {rounds.map((round) => (
            <li key={round.id}>
              <h3>{round.title}</h3>
              <p className="state">
                <TeamIcon name="wait" />
                {messages.rounds.phase[round.phase]}
              </p>
              {round.openTo !== null && <p>{untilText(round, wording)}</p>}
              <p>
                <a href={pageAddressOf('/wijkteam', { municipality, id: round.wijkteamId })}>
                  {words.rounds.team}
                  <span className="vh">: {round.title}</span>
                </a>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
