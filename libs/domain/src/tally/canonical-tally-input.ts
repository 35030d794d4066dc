import type { BallotSet } from './ballot-set.js';
import { compareCodePoints } from './compare-code-points.js';
import type { BallotForm, TallyElection } from './tally-election.js';
import { isYardstick, type TallyRule, type Yardstick } from './tally-rule.js';

/**
 * The one text of what a count depends on, for hashing: same rule, budget, projects and ballots, same
 * text.
 *
 * Lines of ASCII (ids as JSON strings), each ended by LF. Projects stand by id in code-point order and
 * are numbered from 0 in it; ballots are written in those numbers, equal ballots once with how often
 * they were cast, sorted. So the text does not depend on the order of ballots or projects in the
 * input, and does not tell in which order people voted. Amounts are whole cents, points are in units
 * of 10^-pointDecimals. Names are left out; places on the ballot paper stand there when ties go by them.
 * Settings that a rule does not have take no line.
 */
export function canonicalTallyInput(election: TallyElection, rule: TallyRule | Yardstick): string {
  const order = election.projects
    .map((project, place) => ({ ...project, place }))
    .sort((left, right) => compareCodePoints(left.id, right.id));
  const numbers = new Uint32Array(order.length);
  order.forEach(({ place }, number) => {
    numbers[place] = number;
  });
  const lines = [
    'wijkkas-tally-input/1',
    ...ruleLines(rule),
    `budget ${election.budget.toString()}`,
    `form ${formText(election.form)}`,
    ...order.map(({ id, cost, listPosition }) => {
      const place = rule.ties.includes('list-order') ? ` ${listPosition}` : '';
      return `project ${asciiJson(id)} ${cost.toString()}${place}`;
    }),
    ...limitLines(election, numbers),
    ...ballotLines(election, numbers),
  ];
  return `${lines.join('\n')}\n`;
}

function ruleLines(rule: TallyRule | Yardstick): string[] {
  const {
    unitCents,
    seed,
    leftoverByScore = false,
    threshold = null,
  } = isYardstick(rule) ? ({} as Partial<TallyRule>) : rule;
  return [
    `rule ${rule.rule}`,
    `threshold ${threshold ?? 'none'}`,
    `ties ${rule.ties.join(',')}`,
    ...(unitCents === undefined ? [] : [`unit ${unitCents}`]),
    ...(seed === undefined ? [] : [`seed ${asciiJson(seed)}`]),
    ...(leftoverByScore ? ['leftover by-score'] : []),
  ];
}

function limitLines({ limits = [] }: TallyElection, numbers: Uint32Array): string[] {
  return limits
    .map(({ name, costMax, countMax, members }) => {
      const places = members.map((place) => numbers[place] ?? 0).sort((one, other) => one - other);
      return `limit ${asciiJson(name)} ${costMax ?? 'none'} ${countMax ?? 'none'} ${places.join(',')}`;
    })
    .sort(compareCodePoints);
}

function formText(form: BallotForm): string {
  switch (form.type) {
    case 'approval':
    case 'choose-1':
      return form.type;
    case 'ordinal':
      return `ordinal ${form.lengthMax}`;
    case 'cumulative':
      return `cumulative ${form.pointDecimals}`;
    case 'scoring':
      return `scoring ${form.pointDecimals} ${form.defaultPoints}`;
  }
}

/** A JSON string in ASCII, so that no encoding can change what is hashed. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function ballotLines({ ballots, form }: TallyElection, numbers: Uint32Array): string[] {
  const isRanked = form.type === 'ordinal';
  const counts = new Map<string, number>();
  for (let ballot = 0; ballot < ballots.size; ballot += 1) {
    const text = ballotText(ballots, ballot, { numbers, isRanked });
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .sort(([left], [right]) => compareCodePoints(left, right))
    .map(([text, count]) => `ballots ${count} ${text}`);
}

type Spelling = { readonly numbers: Uint32Array; readonly isRanked: boolean };

function ballotText(ballots: BallotSet, ballot: number, { numbers, isRanked }: Spelling): string {
  const entries: { number: number; points: number | null }[] = [];
  const to = ballots.starts[ballot + 1] ?? 0;
  for (let at = ballots.starts[ballot] ?? 0; at < to; at += 1) {
    const number = numbers[ballots.choices[at] ?? 0] ?? 0;
    entries.push({ number, points: ballots.points?.[at] ?? null });
  }
  if (entries.length === 0) return 'empty';
  if (!isRanked) entries.sort((left, right) => left.number - right.number);
  return entries
    .map(({ number, points }) => (points === null ? `${number}` : `${number}:${points}`))
    .join(',');
}
