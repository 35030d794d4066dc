import type { DemoTeam } from './demo-people.js';
import type { DemoSupport } from './demo-talk.js';
import type { DemoRound } from './demo-types.js';
import type { PlanTemplate } from './plan-template.js';
import { NOT_VOTED } from './make-vote.js';
import { openRandom } from './random.js';

/** How many support what everybody likes; of what is half as well liked only a quarter does. */
const SUPPORTERS_MAX = 30;

/**
 * Who supports the plans that still look for support, in the order in which they said so. The first
 * residents of each wijk keep theirs, so that whoever tries the demo can give it.
 */
export function makeSupports(
  { initiatives, round }: DemoRound,
  team: DemoTeam,
  { plans, now }: { readonly plans: readonly PlanTemplate[]; readonly now: Date },
): DemoSupport[] {
  const { supportClosesAt } = round.timeline;
  const until = Math.min(now.getTime(), supportClosesAt?.getTime() ?? now.getTime());
  const sought = initiatives.filter(({ state }) => state === 'submitted');
  return sought.flatMap(({ id, title, proposedBy, submittedAt, createdAt }) => {
    const random = openRandom(`supports of ${id}`);
    const from = (submittedAt ?? createdAt).getTime();
    const wanted = Math.floor(SUPPORTERS_MAX * appealOf(title, plans) ** 2);
    const others = team.residents.slice(NOT_VOTED).filter((each) => each.id !== proposedBy);
    const supporters = random.sample(others, wanted);
    return supporters.map((person, index) => ({
      id: random.uuid(),
      initiativeId: id,
      personId: person.id,
      supportedAt: new Date(from + Math.floor(((index + 0.5) / wanted) * (until - from))),
    }));
  });
}

/** How well liked a plan is: its title begins as its template says. */
function appealOf(title: string, plans: readonly PlanTemplate[]): number {
  const template = plans.find((plan) => title.startsWith(plan.title.split('{', 1)[0] ?? ''));
  return template?.appeal ?? 0;
}
