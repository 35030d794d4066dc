import {
  type BallotForm,
  cents,
  countTally,
  DEFAULT_TIES,
  packBallots,
  type TallyElection,
  type TallyResult,
  type TallyRule,
  type Yardstick,
} from '#domain';

export const APPROVAL: BallotForm = { type: 'approval' };

export const GREEDY: TallyRule = { rule: 'greedy@1', threshold: null, ties: DEFAULT_TIES };
export const NO_SKIP: TallyRule = { rule: 'greedy-no-skip@1', threshold: null, ties: DEFAULT_TIES };
/** The rule greedy-threshold with this threshold. */
export const threshold = (least: number | null): TallyRule => ({
  rule: 'greedy-threshold@1',
  threshold: least,
  ties: DEFAULT_TIES,
});

/** An election in ids, as a test writes it down. */
export type TallySketch = {
  readonly budget: bigint;
  readonly projects: readonly (readonly [id: string, cost: bigint])[];
  /** Ids, or ids with points. */
  readonly ballots: readonly (readonly (string | readonly [string, number])[])[];
  readonly form?: BallotForm;
};

/** The election of a sketch. */
export function tallyElection({
  budget,
  projects,
  ballots,
  form = APPROVAL,
}: TallySketch): TallyElection {
  const ids = projects.map(([id]) => id);
  const hasPoints = form.type === 'cumulative' || form.type === 'scoring';
  const loose = ballots.map((ballot) => ({
    choices: ballot.map((entry) => ids.indexOf(typeof entry === 'string' ? entry : entry[0])),
    points: hasPoints ? ballot.map((entry) => (typeof entry === 'string' ? 1 : entry[1])) : null,
  }));
  return {
    budget: cents(budget),
    projects: projects.map(([id, cost], index) => ({
      id,
      cost: cents(cost),
      listPosition: index + 1,
    })),
    form,
    ballots: packBallots(loose, ids.length, hasPoints),
  };
}

/** As many approvals of a project as it should have votes. */
export const approvals = (counts: Readonly<Record<string, number>>): string[][] =>
  Object.entries(counts).flatMap(([id, count]) => Array.from({ length: count }, () => [id]));

/** The result of a count that is certain to be possible. */
export function counted(election: TallyElection, rule: TallyRule | Yardstick): TallyResult {
  const answer = countTally(election, rule);
  if (answer.kind === 'refused') throw new Error(`Not counted: ${answer.refusal.code}.`);
  return answer.result;
}
