import { tidyLine } from '../people/plain-text.js';
import { BALLOT_TYPES, type BallotRules, type BallotType } from '../rounds/ballot-rules.js';
import {
  LIMIT_GROUPINGS,
  type LimitGrouping,
  type RoundLimit,
  type RoundTally,
} from '../rounds/round-limits.js';
import { SEED_LENGTH_MAX } from '../tally/tally-rule-faults.js';
import {
  DEFAULT_TIES,
  TALLY_RULES,
  type TallyRuleName,
  TIE_CRITERIA,
  type TieCriterion,
} from '../tally/tally-rule.js';
import {
  type Reader,
  readCents,
  readFields,
  readFlag,
  readWhole,
  readWord,
  refuse,
} from './reader.js';

/** The same bounds as a request for a round has. */
const CHOICES = [1, 1_000] as const;
const POINTS = [1, 1_000_000] as const;
const THRESHOLD = [1, 1_000_000_000] as const;
const GROUP = [1, 1_000] as const;

type Fields = Readonly<Record<string, unknown>>;

/** How a ballot is filled in. Whether the fields go together, `ballotRulesFaults` says. */
export function readBallot(reader: Reader, name: string, value: unknown): BallotRules {
  const known = ['type', 'choicesMin', 'choicesMax', 'costMaxCents', 'pointsMax', 'pointsTotalMax'];
  const fields = readFields(reader, name, value, known);
  const whole = (field: string, bounds: readonly [number, number]): number | null =>
    maybe(fields, field, (given) => readWhole(reader, `${name}.${field}`, given, bounds));
  return {
    type: readWord(reader, `${name}.type`, fields['type'], BALLOT_TYPES) as BallotType,
    choicesMin: whole('choicesMin', CHOICES) ?? 1,
    choicesMax: whole('choicesMax', CHOICES),
    costMaxCents: maybe(fields, 'costMaxCents', (given) =>
      readCents(reader, `${name}.costMaxCents`, given),
    ),
    pointsMax: whole('pointsMax', POINTS),
    pointsTotalMax: whole('pointsTotalMax', POINTS),
  };
}

/** How ballots are counted. Whether the settings go together, `tallyRuleFaults` says. */
export function readTally(reader: Reader, name: string, value: unknown): RoundTally {
  const known = ['rule', 'threshold', 'ties', 'unitCents', 'seed', 'leftoverByScore', 'limits'];
  const fields = readFields(reader, name, value, known);
  const unitCents = maybe(fields, 'unitCents', (given) =>
    readCents(reader, `${name}.unitCents`, given),
  );
  const seed = maybe(fields, 'seed', (given) => readSeed(reader, `${name}.seed`, given));
  const limits = readLimits(reader, `${name}.limits`, fields['limits'] ?? []);
  const leftoverByScore =
    maybe(fields, 'leftoverByScore', (given) =>
      readFlag(reader, `${name}.leftoverByScore`, given),
    ) ?? false;
  return {
    rule: readWord(reader, `${name}.rule`, fields['rule'], TALLY_RULES) as TallyRuleName,
    threshold: maybe(fields, 'threshold', (given) =>
      readWhole(reader, `${name}.threshold`, given, THRESHOLD),
    ),
    ties: readTies(reader, `${name}.ties`, fields['ties'] ?? DEFAULT_TIES),
    ...(unitCents === null ? {} : { unitCents }),
    ...(seed === null ? {} : { seed }),
    ...(leftoverByScore ? { leftoverByScore } : {}),
    ...(limits.length === 0 ? {} : { limits }),
  };
}

function maybe<Value>(fields: Fields, name: string, read: (value: unknown) => Value): Value | null {
  const value = fields[name] ?? null;
  return value === null ? null : read(value);
}

function readSeed(reader: Reader, name: string, value: unknown): string {
  return typeof value === 'string' && value.length <= SEED_LENGTH_MAX
    ? tidyLine(value)
    : refuse(reader, name, `A seed has 1 to ${SEED_LENGTH_MAX} characters.`, '-');
}

/** In the order given, which is the order in which they decide. */
function readTies(reader: Reader, name: string, value: unknown): TieCriterion[] {
  if (!Array.isArray(value) || value.length > TIE_CRITERIA.length) {
    return refuse(reader, name, 'This is a list of what decides between equals.', []);
  }
  return value.map(
    (one, index) => readWord(reader, `${name}[${index}]`, one, TIE_CRITERIA) as TieCriterion,
  );
}

function readLimits(reader: Reader, name: string, value: unknown): RoundLimit[] {
  if (!Array.isArray(value) || value.length > LIMIT_GROUPINGS.length) {
    return refuse(reader, name, `This is a list of at most ${LIMIT_GROUPINGS.length} limits.`, []);
  }
  return value.map((one: unknown, index) => {
    const path = `${name}[${index}]`;
    const fields = readFields(reader, path, one, ['per', 'costMaxCents', 'countMax']);
    return {
      per: readWord(reader, `${path}.per`, fields['per'], LIMIT_GROUPINGS) as LimitGrouping,
      costMaxCents: maybe(fields, 'costMaxCents', (given) =>
        readCents(reader, `${path}.costMaxCents`, given),
      ),
      countMax: maybe(fields, 'countMax', (given) =>
        readWhole(reader, `${path}.countMax`, given, GROUP),
      ),
    };
  });
}
