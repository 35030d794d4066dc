import type { Fault } from '../domain-error.js';
import type { Cents } from '../money/cents.js';
import type { TallyLimit } from '../tally/tally-election.js';
import type { TallyRule } from '../tally/tally-rule.js';

/**
 * What a limit of a round makes groups by.
 *
 * - `area`: the area that the plan of an initiative names.
 * - `initiator`: who proposed it.
 */
export const LIMIT_GROUPINGS = ['area', 'initiator'] as const;
export type LimitGrouping = (typeof LIMIT_GROUPINGS)[number];

/**
 * What each group of initiatives may get at most, such as the initiatives of one area.
 *
 * At least one of the two is set. An initiative without an area, or without a proposer because it was
 * imported, is in no group, and no such limit holds for it.
 */
export type RoundLimit = {
  readonly per: LimitGrouping;
  /** The most that the funded initiatives of one group may cost together; null: no such limit. */
  readonly costMaxCents: Cents | null;
  /** The most initiatives of one group that may be funded; null: no such limit. */
  readonly countMax: number | null;
};

/** A rule with its settings and its limits, as a round publishes it before voting. */
export type RoundTally = TallyRule & { readonly limits?: readonly RoundLimit[] };

/** What decides which groups an initiative belongs to. */
export type GroupedInitiative = {
  readonly areaId: string | null;
  /** Who proposed it; null for an imported one. It does not leave this place. */
  readonly proposedBy: string | null;
};

/**
 * Every fault in the limits of a round, with paths below `tally`; empty when they can be kept.
 *
 * A limit above the budget is useless but does no harm, and the budget may still change, so it is not
 * refused. Money that limits leave over can only be divided where there are limits.
 */
export function roundLimitFaults({ limits = [], leftoverByScore }: RoundTally): Fault[] {
  const faults: Fault[] = [];
  const refuse = (name: string, reason: string): number =>
    faults.push({ name: `tally.${name}`, code: 'rule-set-refused', reason });
  if (leftoverByScore === true && limits.length === 0) {
    refuse('leftoverByScore', 'Only limits leave money over that can be divided without them.');
  }
  for (const [index, limit] of limits.entries()) {
    if (limits.findIndex(({ per }) => limit.per === per) !== index) {
      refuse(`limits[${index}].per`, 'There is one limit for each way of making groups.');
    }
    limitFaults(limit, `limits[${index}]`, refuse);
  }
  return faults;
}

function limitFaults(
  { costMaxCents, countMax }: RoundLimit,
  path: string,
  refuse: (name: string, reason: string) => void,
): void {
  if (costMaxCents === null && countMax === null) {
    refuse(path, 'A limit sets an amount, a number of initiatives, or both.');
  }
  if (costMaxCents !== null && costMaxCents <= 0n) {
    refuse(`${path}.costMaxCents`, 'The most that a group may cost is more than nothing.');
  }
  if (countMax !== null && countMax < 1) {
    refuse(`${path}.countMax`, 'The most initiatives of a group is at least 1.');
  }
}

/**
 * The groups of each initiative on a ballot paper, in the order given: `area <id>` and
 * `initiator <number>`, as far as a limit asks for them.
 *
 * Initiators are numbered from 1 in the order in which the paper comes to them: the number tells which
 * initiatives have the same proposer, and not who that is.
 */
export function groupsOnPaper(
  initiatives: readonly GroupedInitiative[],
  limits: readonly RoundLimit[],
): readonly (readonly string[])[] {
  const numbers = new Map<string, number>();
  const numberOf = (proposer: string): string => {
    const number = numbers.get(proposer) ?? numbers.size + 1;
    numbers.set(proposer, number);
    return number.toString();
  };
  const groupings = LIMIT_GROUPINGS.filter((one) => limits.some(({ per }) => per === one));
  return initiatives.map(({ areaId, proposedBy }) => {
    const keys = {
      area: areaId,
      initiator: proposedBy === null ? null : numberOf(proposedBy),
    } satisfies Record<LimitGrouping, string | null>;
    return groupings.flatMap((per) => (keys[per] === null ? [] : [`${per} ${keys[per]}`]));
  });
}

/**
 * The limits of a count: one for each group that stands on the paper.
 *
 * Members are places in `paper`. Limits stand in the order of the rules, groups in that of the paper.
 */
export function tallyLimits(
  limits: readonly RoundLimit[],
  paper: readonly { readonly groups?: readonly string[] }[],
): TallyLimit[] {
  const members = new Map<string, number[]>();
  for (const [place, { groups = [] }] of paper.entries()) {
    for (const group of groups) members.set(group, [...(members.get(group) ?? []), place]);
  }
  return limits.flatMap(({ per, costMaxCents, countMax }) =>
    [...members]
      .filter(([name]) => name.startsWith(`${per} `))
      .map(([name, places]) => ({ name, members: places, costMax: costMaxCents, countMax })),
  );
}
