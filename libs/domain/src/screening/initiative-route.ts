/** What the route of an initiative is told from; days are ISO dates of the Dutch calendar. */
export type RouteFacts = {
  readonly state: string;
  readonly round: {
    readonly phase: string;
    readonly votingOpensOn: string | null;
    readonly votingClosesOn: string | null;
    readonly decidingOpensOn: string | null;
  };
  readonly term: {
    readonly state: 'running' | 'suspended' | 'met' | 'lapsed';
    readonly dueOn: string | null;
    readonly completeByOn: string | null;
    readonly isPassed: boolean;
  } | null;
  readonly screening: {
    readonly isOver: boolean;
    /** Advice that is awaited, the first to end on top. */
    readonly awaited: readonly { readonly department: string; readonly dueOn: string | null }[];
    readonly finding: {
      readonly result: string;
      readonly answerUntilOn: string;
      readonly isAnswered: boolean;
    } | null;
  } | null;
};

/** Where an initiative is. */
export const ROUTE_PLACES = [
  'draft',
  'waiting',
  'standing-still',
  'advice',
  'weighing',
  'answer',
  'to-be-final',
  'eligible',
  'on-ballot',
  'being-counted',
  'being-decided',
  'funded',
  'not-funded',
  'rejected',
  'withdrawn',
  'merged',
  'split',
] as const;
export type RoutePlace = (typeof ROUTE_PLACES)[number];

/** Who has to do something now. */
export const ROUTE_HOLDERS = [
  'initiators',
  'contact-person',
  'departments',
  'residents',
  'wijkteam',
  'nobody',
] as const;
export type RouteHolder = (typeof ROUTE_HOLDERS)[number];

/** What comes next. */
export const ROUTE_NEXT = [
  'hand-in',
  'screening',
  'completion',
  'advice',
  'finding',
  'answer',
  'final',
  'voting-opens',
  'voting-closes',
  'count',
  'decision',
  'doing',
  'nothing',
] as const;
export type RouteNext = (typeof ROUTE_NEXT)[number];

/** The answer to: where is it, who has it, what comes next, and when do I hear. */
export type RouteStanding = {
  readonly place: RoutePlace;
  readonly heldBy: RouteHolder;
  /** The departments that have it; empty unless they do. */
  readonly departments: readonly string[];
  readonly next: RouteNext;
  /** When that is, as far as it is known. */
  readonly nextOn: string | null;
  /** The last day on which the initiators hear more; null when no day is set. */
  readonly hearByOn: string | null;
  /** Whether that day has passed and it was brought before somebody who sees to it. */
  readonly isOverdue: boolean;
};

type Standing = Omit<RouteStanding, 'hearByOn' | 'isOverdue' | 'departments'> &
  Partial<Pick<RouteStanding, 'hearByOn' | 'departments'>>;

/** Where an initiative is on its route, who has it, what comes next and when its people hear. */
export function routeStanding(facts: RouteFacts): RouteStanding {
  const { departments = [], hearByOn = null, ...rest } = standingOf(facts);
  const isOverdue = facts.state === 'submitted' && facts.term?.isPassed === true;
  return { ...rest, departments, hearByOn, isOverdue };
}

/** States in which nothing comes any more. */
const ENDS: readonly RoutePlace[] = ['not-funded', 'rejected', 'withdrawn', 'merged', 'split'];

function standingOf(facts: RouteFacts): Standing {
  const { state } = facts;
  if (state === 'draft') {
    return { place: 'draft', heldBy: 'initiators', next: 'hand-in', nextOn: null };
  }
  if (state === 'submitted') return submittedStanding(facts);
  if (state === 'eligible') return eligibleStanding(facts.round);
  if (state === 'funded') {
    return { place: 'funded', heldBy: 'initiators', next: 'doing', nextOn: null };
  }
  const place = ENDS.find((each) => each === state) ?? 'withdrawn';
  return { place, heldBy: 'nobody', next: 'nothing', nextOn: null };
}

function submittedStanding({ term, screening }: RouteFacts): Standing {
  const hearByOn = term?.dueOn ?? null;
  if (term?.state === 'suspended') {
    const nextOn = term.completeByOn;
    return { place: 'standing-still', heldBy: 'initiators', next: 'completion', nextOn, hearByOn };
  }
  if (screening === null || screening.isOver) {
    return { place: 'waiting', heldBy: 'wijkteam', next: 'screening', nextOn: hearByOn, hearByOn };
  }
  const { finding } = screening;
  if (finding !== null) return { ...findingStanding(finding), hearByOn };
  return adviceStanding(screening.awaited, hearByOn);
}

function adviceStanding(
  awaited: NonNullable<RouteFacts['screening']>['awaited'],
  hearByOn: string | null,
): Standing {
  if (awaited.length > 0) {
    return {
      place: 'advice',
      heldBy: 'departments',
      departments: awaited.map(({ department }) => department),
      next: 'advice',
      nextOn: awaited[0]?.dueOn ?? null,
      hearByOn,
    };
  }
  const nextOn = hearByOn;
  return { place: 'weighing', heldBy: 'contact-person', next: 'finding', nextOn, hearByOn };
}

function findingStanding(
  finding: NonNullable<NonNullable<RouteFacts['screening']>['finding']>,
): Standing {
  const nextOn = finding.answerUntilOn;
  return finding.result === 'feasible' || finding.isAnswered
    ? { place: 'to-be-final', heldBy: 'contact-person', next: 'final', nextOn }
    : { place: 'answer', heldBy: 'initiators', next: 'answer', nextOn };
}

function eligibleStanding(round: RouteFacts['round']): Standing {
  const { phase, votingOpensOn, votingClosesOn, decidingOpensOn } = round;
  const decision = {
    next: 'decision',
    nextOn: decidingOpensOn,
    hearByOn: decidingOpensOn,
  } as const;
  switch (phase) {
    case 'voting':
      return {
        place: 'on-ballot',
        heldBy: 'residents',
        next: 'voting-closes',
        nextOn: votingClosesOn,
        hearByOn: votingClosesOn,
      };
    case 'counting':
      return {
        place: 'being-counted',
        heldBy: 'wijkteam',
        next: 'count',
        nextOn: null,
        hearByOn: decidingOpensOn,
      };
    case 'counted':
    case 'deciding':
      return { place: 'being-decided', heldBy: 'wijkteam', ...decision };
    default:
      return votingOpensOn === null
        ? { place: 'eligible', heldBy: 'wijkteam', ...decision }
        : {
            place: 'eligible',
            heldBy: 'wijkteam',
            next: 'voting-opens',
            nextOn: votingOpensOn,
            hearByOn: votingOpensOn,
          };
  }
}

/** Something that happened to an initiative, in a code; what is private is not among them. */
export const ROUTE_STEPS = [
  'handed-in',
  'contact-person-named',
  'screening-opened',
  'advice-asked',
  'advice-given',
  'stood-still',
  'went-on',
  'put-off',
  'term-passed',
  'found',
  'answered',
  'final',
  'charged',
  'charge-waived',
  'charge-funded',
  'voting-opened',
  'voting-closed',
  'counted',
  'decided',
  'paid',
] as const;
export type RouteStepCode = (typeof ROUTE_STEPS)[number];

/** One thing that happened. Facts are public: names of departments and results, days, reasons. */
export type RouteStep = {
  readonly code: RouteStepCode;
  readonly at: Date;
  readonly facts: Readonly<Record<string, string>>;
};
