import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

type Text = string | null;
type Form = { type: string; lengthMax?: number; pointDecimals?: number; defaultPoints?: number };
type Settings = { threshold: number | null; leftoverByScore: boolean; ties: string[] };
type Limit = { name: string; members: string[]; costMaxCents: Text; countMax: number | null };
/** What a record says about what was counted, and by which rule. */
export type Terms = {
  rule: Settings & Record<'rule', string> & Record<'unitCents' | 'seed', Text>;
} & {
  form: Form;
  limits: Limit[];
};
/** A ballot with the checker's own books: the money it has left, and what it got. */
export type Ballot = { purse: bigint; gain: bigint };
type Votes = { votes: number; score: number; by: { ballot: Ballot; points: bigint }[] };
/** `by` are the ballots that give it more than 0 points, `row` is its place on the ballot paper. */
export type Project = Votes & { id: string; cost: bigint; row: number; lot: string };
/** Projects by id; `cast` tells how often equal ballots, as text, were cast. */
type Cast = { projects: Project[]; ballots: Ballot[]; cast: Map<string, number> };
export type ElectionFile = Cast & { budget: bigint; form: Form };
type Row = (column: string) => string;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const byId = (one: { id: string }, other: { id: string }): number =>
  Buffer.compare(Buffer.from(one.id), Buffer.from(other.id));

/** A cell ends with `;` or the line; one in quotes can hold both, and its quotes are doubled. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"(?=[;\n])|([^;\n]*))([;\n])/g;

function rowsOf(section: string): Row[] {
  const rows: string[][] = [];
  let cells: string[] = [];
  for (const [, quoted, plain = '', end] of `${section}\n`.matchAll(CELL)) {
    cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === '\n') [rows[rows.length], cells] = [cells, []];
  }
  const [heads = [], ...listed] = rows.filter((row) => row.some(Boolean));
  return listed.map((row) => (column) => row[heads.indexOf(column)] ?? '');
}

/** A written number times 10^decimals; what is finer is refused, or cut off. */
function scaled(written = '', decimals = 0, cuts = false): bigint {
  const [, whole, rest = ''] = /^([+-]?\d+)(?:[.,](\d+))?$/.exec(written.trim()) ?? [];
  const isFiner = !cuts && /[1-9]/.test(rest.slice(decimals));
  assert(whole !== undefined && !isFiner, `"${written}" is no amount here`);
  return BigInt(whole + rest.slice(0, decimals).padEnd(decimals, '0'));
}

/** Reads a `.pb` file; points are in the units of the record. */
export function readElectionFile(text: string, { form, rule }: Terms): ElectionFile {
  const sections = text.replaceAll('\r\n', '\n').split(/^\uFEFF?(?:META|PROJECTS|VOTES)[; ]*$/im);
  const [, fields = [], listed = [], votes = []] = sections.map(rowsOf);
  const meta = new Map(fields.map((row) => [row('key'), row('value')]));
  const projects = listed.map((cells, row): Project => {
    const [id, cost] = [cells('project_id'), scaled(cells('cost'), 2)];
    assert(cost > 0n, `${id} costs nothing`);
    const lot = sha256(`${rule.seed ?? ''}\n${id}`);
    return { id, cost, lot, row: row + 1, votes: 0, score: 0, by: [] };
  });
  const places = new Map(projects.sort(byId).map(({ id }, place) => [id, place]));
  const cast: Cast = { projects, ballots: [], cast: new Map() };
  const sizes = votes.map((row) => give(cast, choicesOf(row, places, form), form));
  const longest = sizes.reduce((one, other) => Math.max(one, other), 0);
  return {
    ...cast,
    budget: scaled(meta.get('budget'), 2, true),
    form: formOf(meta, longest, form),
  };
}

function formOf(meta: Map<string, string>, longest: number, { pointDecimals = 0 }: Form): Form {
  const type = meta.get('vote_type') ?? '';
  assert.match(`${pointDecimals}`, /^\d$/);
  if (type === 'ordinal') return { type, lengthMax: Number(meta.get('max_length') || longest) };
  if (type === 'cumulative') return { type, pointDecimals };
  const defaultPoints = Number(scaled(meta.get('default_score') || '0', pointDecimals, true));
  return type === 'scoring' ? { type, pointDecimals, defaultPoints } : { type };
}

/** The points of one ballot; a project that is named again keeps its rank and adds to its points. */
function choicesOf(row: Row, places: Map<string, number>, form: Form): Map<number, number> {
  const [given, choices] = [row('points').split(','), new Map<number, number>()];
  for (const [index, id] of row('vote').split(',').filter(Boolean).entries()) {
    const [place, rank] = [places.get(id.trim()), choices.size];
    assert(place !== undefined, `a vote names ${id}, which is no project`);
    const ranked = Math.max((form.lengthMax ?? rank + 1) - rank, 0);
    if (form.pointDecimals === undefined) choices.set(place, choices.get(place) ?? ranked);
    else
      choices.set(
        place,
        (choices.get(place) ?? 0) + Number(scaled(given[index], form.pointDecimals)),
      );
  }
  return choices;
}

/** Gives the points of one ballot, and the default to all that it does not name; how many it names. */
function give({ projects, ballots, cast }: Cast, choices: Map<number, number>, form: Form): number {
  const [ballot, least] = [{ purse: 0n, gain: 0n }, form.defaultPoints ?? 0];
  for (const place of least === 0 ? choices.keys() : projects.keys()) {
    const [one, points] = [projects[place] as Project, choices.get(place) ?? least];
    one.votes += Number(choices.has(place));
    one.score += points;
    if (points > 0) one.by.push({ ballot, points: BigInt(points) });
  }
  const entries = [...choices];
  if (form.type !== 'ordinal') entries.sort(([one], [other]) => one - other);
  const isBare = form.pointDecimals === undefined;
  const text = entries.map((entry) => (isBare ? entry[0] : entry.join(':'))).join() || 'empty';
  cast.set(text, (cast.get(text) ?? 0) + 1);
  ballots.push(ballot);
  return choices.size;
}

const escape = (unit: string): string =>
  `\\u${(unit.charCodeAt(0) + 65_536).toString(16).slice(1)}`;
const ascii = (text: string): string => JSON.stringify(text).replace(/[\u007f-\uffff]/g, escape);

/** The hash of all that the count depends on. */
export function inputHashOf(file: ElectionFile, { rule, limits }: Terms): string {
  const { ties, unitCents, seed, leftoverByScore } = rule;
  const lines = limits.map(({ name, members, costMaxCents, countMax }) => {
    const inside = file.projects.flatMap(({ id }, place) => (members.includes(id) ? place : []));
    return `limit ${ascii(name)} ${costMaxCents ?? 'none'} ${countMax ?? 'none'} ${inside.join()}`;
  });
  const all = [
    `wijkkas-tally-input/1\nrule ${rule.rule}\nthreshold ${rule.threshold ?? 'none'}`,
    `ties ${ties.join()}`,
    unitCents === null ? [] : `unit ${unitCents}`,
    seed === null ? [] : `seed ${ascii(seed)}`,
    leftoverByScore ? 'leftover by-score' : [],
    `budget ${file.budget}\nform ${Object.values(file.form).join(' ')}`,
    file.projects.map(({ id, cost, row }) => {
      return `project ${ascii(id)} ${cost}${ties.includes('list-order') ? ` ${row}` : ''}`;
    }),
    lines.sort(),
    [...file.cast.keys()].sort().map((text) => `ballots ${file.cast.get(text)} ${text}`),
  ];
  return sha256(`${all.flat().join('\n')}\n`);
}
