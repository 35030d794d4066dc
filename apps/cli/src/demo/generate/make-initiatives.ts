import {
  type Actor,
  type Initiative,
  planCost,
  type Round,
  screenInitiative,
  submitInitiative,
} from '#domain';
import type { DemoPerson, DemoTeam } from './demo-people.js';
import { placeWithin } from './geometry.js';
import { minutesAfter } from './moments.js';
import { costLineOf, detailsOf } from './plan-details.js';
import type { PlanTemplate } from './plan-template.js';
import type { Random } from './random.js';

/** What becomes of a plan before anybody votes on it or decides. */
export type Verdict =
  | { readonly kind: 'draft' | 'submitted' | 'eligible' }
  | { readonly kind: 'rejected'; readonly reason: string };

/** An initiative, with how well liked it is: that decides how people vote in the demo. */
export type DemoInitiative = { readonly initiative: Initiative; readonly appeal: number };

const ACCEPTED = 'Het plan past bij de regels van de ronde en kan worden uitgevoerd.';
/** Streets that Dutch calls `het`. */
const SQUARE = /(?:plein|hof|pad|veld|om)$/;

/** The round as it stood while it took initiatives, and a moment within that time. */
type Written = {
  readonly round: Round;
  readonly team: DemoTeam;
  readonly writtenAt: Date;
  /** Whose idea it is; somebody of the wijk where it is absent. */
  readonly proposer?: DemoPerson;
};

/**
 * A plan from idea to screening, by the same rules as the service's own: a resident or a member
 * writes and submits it in the round, another member screens it.
 */
export function makeInitiative(
  template: PlanTemplate,
  verdict: Verdict,
  at: Written,
  random: Random,
): DemoInitiative {
  const { round, team, writtenAt } = at;
  const proposer = at.proposer ?? random.pick([...team.members, ...team.residents.slice(0, 60)]);
  const screener = random.pick(
    [team.chair, ...team.members].filter(({ id }) => id !== proposer.id),
  );
  const draft = draftOf(template, at, proposer, random);
  if (verdict.kind === 'draft') return { initiative: draft, appeal: template.appeal };
  const submittedAt = minutesAfter(writtenAt, random.whole(20, 600));
  const role = team.members.includes(proposer) ? 'member' : 'resident';
  const submitted: Initiative = {
    ...draft,
    ...submitInitiative(actorOf(proposer, role, team), round, draft, submittedAt),
    version: 2,
  };
  if (verdict.kind === 'submitted') return { initiative: submitted, appeal: template.appeal };
  const screening = screenInitiative(
    actorOf(screener, screener.id === team.chair.id ? 'chair' : 'member', team),
    round,
    submitted,
    verdict.kind === 'rejected'
      ? { outcome: 'reject', reason: verdict.reason }
      : { outcome: 'accept', reason: ACCEPTED },
  );
  return { initiative: { ...submitted, ...screening, version: 3 }, appeal: template.appeal };
}

/** Somebody of a wijkteam, as the rules of the service see them. */
export function actorOf(
  person: DemoPerson,
  role: 'resident' | 'member' | 'chair',
  team: DemoTeam,
): Actor {
  const wijkteamId = team.wijkteam.id;
  const membership = { role, wijkteamId, validFromOn: '2000-01-01', validUntilOn: null };
  return { kind: 'person', id: person.id, memberships: [membership] };
}

function draftOf(
  template: PlanTemplate,
  { round, team, writtenAt }: Written,
  proposer: DemoPerson,
  random: Random,
): Initiative {
  const needsSquare = template.title.includes('{plein}');
  const buurten = team.buurten.filter(
    ({ streets }) => !needsSquare || streets.some((street) => SQUARE.test(street)),
  );
  const buurt = random.pick(buurten);
  const street = random.pick(buurt.streets.filter((each) => SQUARE.test(each) === needsSquare));
  const costLines = template.costs.map(costLineOf);
  return {
    id: random.uuid(),
    roundId: round.id,
    title: template.title.replace(/\{(?:straat|plein)\}/, street),
    summary: template.summary,
    costLines,
    ...detailsOf(template, writtenAt.toISOString().slice(0, 10), planCost({ costLines })),
    location: placeWithin(buurt.corners, random),
    areaId: buurt.id,
    state: 'draft',
    proposedBy: proposer.id,
    enteredBy: null,
    coInitiators: [],
    withdrawalReason: null,
    screenedBy: null,
    screeningReason: null,
    submittedAt: null,
    importedCode: null,
    createdAt: writtenAt,
    savedAt: writtenAt,
    version: 1,
  };
}
