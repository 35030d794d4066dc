import { createHash } from 'node:crypto';
import {
  buildTallyRecord,
  canonicalTallyInput,
  formatAmount,
  type Grouping,
  recordText,
  sealRecord,
  TALLY_ENGINE_VERSION,
  type TallyElection,
  type TallyRecord,
  type TallyRule,
  withLots,
} from '#domain';
import { counted } from './tally.factory.js';

export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** The sealed record of a count, as `wijkkas tally --record` writes it. */
export function recordOf(
  plain: TallyElection,
  rule: TallyRule,
  groupings: readonly Grouping[] = [],
): TallyRecord {
  const election = withLots(plain, rule, sha256);
  const count = {
    engine: TALLY_ENGINE_VERSION,
    inputHash: sha256(canonicalTallyInput(election, rule)),
    rulesHash: null,
    election,
    rule,
    result: counted(election, rule),
    groupings,
  };
  return sealRecord(buildTallyRecord(count), sha256);
}

/** A record as JSON that a test may change. */
export type LooseRecord = Record<string, unknown>;

export const looseRecord = (record: TallyRecord): LooseRecord =>
  JSON.parse(recordText(record)) as LooseRecord;

/** The record with a hash that fits what it says now. */
export function resealed(record: LooseRecord): LooseRecord {
  const rest = { ...record };
  delete rest['recordHash'];
  return { ...rest, recordHash: sha256(sortedJson(rest)) };
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const held = value as Record<string, unknown>;
  const keys = Object.keys(held).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${sortedJson(held[key])}`).join(',')}}`;
}

/** An election as the text of a `.pb` file, with a theme for each project. */
export function pabulibTextOf(
  { budget, projects, form, ballots }: TallyElection,
  themes: readonly string[] = [],
): string {
  const decimals = 'pointDecimals' in form ? form.pointDecimals : 0;
  const points = (units: number): string => (units / 10 ** decimals).toFixed(decimals);
  const meta = [
    `budget;${formatAmount(budget)}`,
    `vote_type;${form.type}`,
    ...(form.type === 'ordinal' ? [`max_length;${form.lengthMax}`] : []),
    ...(form.type === 'scoring' ? [`default_score;${points(form.defaultPoints)}`] : []),
  ];
  const votes = Array.from({ length: ballots.size }, (_, ballot) => {
    const [from, to] = [ballots.starts[ballot]!, ballots.starts[ballot + 1]!];
    const names = Array.from(ballots.choices.subarray(from, to), (place) => projects[place]!.id);
    const given = ballots.points?.subarray(from, to);
    const cell = given === undefined ? '' : `;${Array.from(given, points).join(',')}`;
    return `${ballot};${names.join(',')}${cell}`;
  });
  const listed = projects.toSorted((one, other) => one.listPosition - other.listPosition);
  return [
    'META\nkey;value',
    ...meta,
    'PROJECTS\nproject_id;cost;theme',
    ...listed.map(({ id, cost }, row) => `${id};${formatAmount(cost)};"${themes[row] ?? ''}"`),
    'VOTES',
    ballots.points === null ? 'voter_id;vote' : 'voter_id;vote;points',
    ...votes,
    '',
  ].join('\n');
}
