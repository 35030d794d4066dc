import type { ReactNode } from 'react';
import { type Moment, momentsAhead, momentsOfMode } from '#domain';
import { RouteMark, type RouteState } from '../layout/route-mark.js';
import { momentOf } from './team-format.js';
import type { TeamRound } from './team-types.js';
import { useTeamMessages } from './use-team-messages.js';

type Step = {
  readonly name: Moment;
  readonly at: string;
  readonly state: RouteState;
};

/** The planned moments of a round in their order: what was, what comes next, and what comes later. */
export function RoundRoute({ round }: { readonly round: TeamRound }): ReactNode {
  const wording = useTeamMessages();
  const { rounds } = wording.words;
  const steps = stepsOf(round);
  if (steps.length === 0) return null;
  return (
    <div>
      <h4>{rounds.route}</h4>
      <ol className="route">
        {steps.map(({ name, at, state }) => (
          <li key={name} className={`is-${state}`}>
            <RouteMark state={state} />
            <span className="vh">{rounds.routeStates[state]}: </span>
            <strong>{rounds.steps[name]}</strong>
            <span className="when">{momentOf(wording, at)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The moments of a round that are planned; the first that lies ahead is the one that is waited for. */
function stepsOf({ mode, phase, timeline }: TeamRound): readonly Step[] {
  const ahead = momentsAhead(mode, phase);
  const planned = momentsOfMode(mode).flatMap((name) => {
    const at = timeline[name];
    return at === null ? [] : [{ name, at }];
  });
  const first = planned.find(({ name }) => ahead.includes(name))?.name;
  return planned.map(({ name, at }) => {
    if (name === first) return { name, at, state: 'now' };
    return { name, at, state: ahead.includes(name) ? 'next' : 'done' };
  });
}
