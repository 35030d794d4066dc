import { type PabulibElection, type PabulibFault, parsePabulib } from '#domain';

type PabulibParts = {
  readonly meta?: Readonly<Record<string, string | null>>;
  readonly projects?: readonly string[];
  readonly votes?: readonly string[];
};

const META: Readonly<Record<string, string>> = {
  description: 'Wijkstem Hoefbeek',
  country: 'Netherlands',
  unit: 'Oud-Veenen',
  instance: '2025',
  num_projects: '2',
  num_votes: '1',
  budget: '1000',
  vote_type: 'approval',
  rule: 'greedy',
  date_begin: '2025',
  date_end: '31.12.2025',
};

/**
 * The text of a small election; what a test is about replaces the rest.
 *
 * META (line 1), eleven fields (3 to 13), PROJECTS (14), header, rows (16), VOTES (18), header, rows (20).
 */
export function pabulibText({ meta = {}, projects, votes }: PabulibParts = {}): string {
  const fields = Object.entries({ ...META, ...meta }).filter(([, value]) => value !== null);
  return [
    'META',
    'key;value',
    ...fields.map(([key, value]) => `${key};${value ?? ''}`),
    'PROJECTS',
    ...(projects ?? ['project_id;cost', 'a;100', 'b;200']),
    'VOTES',
    ...(votes ?? ['voter_id;vote', '1;a,b']),
    '',
  ].join('\n');
}

/** The election of a text that has no faults. */
export function readPabulib(text: string): PabulibElection {
  const reading = parsePabulib(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.election;
}

/** What reading a text reports, errors or notes. */
export function pabulibFaults(text: string): readonly PabulibFault[] {
  const reading = parsePabulib(text);
  return reading.ok ? reading.notes : reading.faults;
}

/** The same, as `line code`. */
export const pabulibCodes = (text: string): string[] =>
  pabulibFaults(text).map(({ line, code }) => `${line} ${code}`);
