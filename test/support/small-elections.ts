import fc from 'fast-check';
import { type BallotForm, cents, packBallots, type TallyElection } from '#domain';

/** How many cases a property is tried on: at least 10,000 in the heavy suite. */
export const CASES = process.env['WIJKKAS_HEAVY'] === undefined ? 300 : 10_000;

const FORMS: readonly BallotForm[] = [
  { type: 'approval' },
  { type: 'approval' },
  { type: 'choose-1' },
  { type: 'ordinal', lengthMax: 3 },
  { type: 'cumulative', pointDecimals: 0 },
  { type: 'scoring', pointDecimals: 1, defaultPoints: 1 },
];

const IDS = ['a', 'b', '10', '9', 'é', 'c', 'd'];

/** Few costs and few points, so that ties are many; sevenths and elevenths come of themselves. */
function electionOf(form: BallotForm, budgetMax: number): fc.Arbitrary<TallyElection> {
  const hasPoints = form.type === 'cumulative' || form.type === 'scoring';
  const project = fc.constantFrom(1n, 2n, 3n, 5n, 6n, 6n, 10n, 10n, 12n, 21n, 40n);
  return fc.array(project, { minLength: 1, maxLength: IDS.length }).chain((costs) => {
    const places = fc.nat({ max: costs.length - 1 });
    const lengthMax = form.type === 'choose-1' ? 1 : costs.length;
    const ballot = fc.uniqueArray(places, { maxLength: lengthMax }).chain((choices) =>
      fc.record({
        choices: fc.constant(choices),
        points: hasPoints
          ? fc.array(fc.integer({ min: -1, max: 4 }), {
              minLength: choices.length,
              maxLength: choices.length,
            })
          : fc.constant(null),
      }),
    );
    return fc
      .record({
        ballots: fc.array(ballot, { maxLength: 9 }),
        budget: fc.integer({ min: 0, max: budgetMax }),
      })
      .map(({ ballots, budget }) => ({
        budget: cents(BigInt(budget)),
        projects: costs.map((cost, index) => ({
          id: IDS[index]!,
          cost: cents(cost),
          listPosition: index + 1,
        })),
        form,
        ballots: packBallots(ballots, costs.length, hasPoints),
      }));
  });
}

/** Small elections with all forms of ballots. */
export const smallElection = (budgetMax = 80): fc.Arbitrary<TallyElection> =>
  fc.constantFrom(...FORMS).chain((form) => electionOf(form, budgetMax));

/**
 * Elections in which much is nearly equal and not quite: costs that differ in the sixteenth digit and
 * beyond, where floats no longer tell them apart.
 */
export const nearlyTiedElection = (): fc.Arbitrary<TallyElection> =>
  fc
    .record({
      election: smallElection(),
      noise: fc.array(fc.bigInt({ min: -2n, max: 2n }), { minLength: 8, maxLength: 8 }),
    })
    .map(({ election, noise: [first = 0n, ...noise] }) => ({
      ...election,
      budget: cents(election.budget * 10n ** 15n + 5n + first),
      projects: election.projects.map(({ cost, ...project }, index) => ({
        ...project,
        cost: cents(cost * 10n ** 15n + noise[index]!),
      })),
    }));

/** Small elections with up to two limits on groups of their projects; most have none or one. */
export const limitedElection = (budgetMax = 80): fc.Arbitrary<TallyElection> =>
  smallElection(budgetMax).chain((election) =>
    fc
      .array(
        fc.record({
          members: fc.subarray(
            election.projects.map((_project, place) => place),
            { minLength: 1 },
          ),
          costMax: fc.option(fc.bigInt(0n, 40n).map(cents)),
          countMax: fc.option(fc.integer({ min: 0, max: 2 })),
        }),
        { maxLength: 2 },
      )
      .map((limits) => ({
        ...election,
        limits: limits.map((limit, index) => ({ ...limit, name: `group ${index}` })),
      })),
  );

/** The same election with projects and ballots in another order, drawn from `seed`. */
export function shuffled(election: TallyElection, seed: number): TallyElection {
  const order = mix(election.projects.length, seed);
  const placeOf = new Map(order.map((old, place) => [old, place]));
  const { starts, choices, points, size } = election.ballots;
  const ballots = mix(size, seed + 1).map((ballot) => {
    const from = starts[ballot]!;
    const to = starts[ballot + 1]!;
    return {
      choices: Array.from(choices.subarray(from, to), (old) => placeOf.get(old)!),
      points: points === null ? null : Array.from(points.subarray(from, to)),
    };
  });
  const { limits } = election;
  return {
    ...election,
    projects: order.map((old) => election.projects[old]!),
    ballots: packBallots(ballots, order.length, points !== null),
    ...(limits === undefined
      ? {}
      : {
          limits: limits.map((limit) => ({
            ...limit,
            members: limit.members.map((old) => placeOf.get(old)!),
          })),
        }),
  };
}

function mix(length: number, seed: number): number[] {
  return Array.from({ length }, (_, place) => place)
    .map((place) => ({ place, key: ((place + 1) * 7919 * (seed + 3)) % 1009 }))
    .sort((left, right) => left.key - right.key || left.place - right.place)
    .map(({ place }) => place);
}

/** The points that each ballot gives each project, one number per project; 0 for no support. */
export function pointTable({ ballots, form, projects }: TallyElection): number[][] {
  return Array.from({ length: ballots.size }, (_, ballot) => {
    const from = ballots.starts[ballot]!;
    const row = projects.map(() => (form.type === 'scoring' ? form.defaultPoints : 0));
    for (let at = from; at < ballots.starts[ballot + 1]!; at += 1) {
      const place = ballots.choices[at]!;
      if (form.type === 'ordinal') row[place] = form.lengthMax - (at - from);
      else row[place] = ballots.points?.[at] ?? 1;
    }
    return row.map((points) => (points > 0 ? points : 0));
  });
}
