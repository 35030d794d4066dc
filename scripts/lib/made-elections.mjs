// @ts-check

/**
 * @typedef {object} MadeElection
 * @property {number} voters
 * @property {number} projects
 * @property {number} approvals on every ballot
 * @property {number} budget in whole units
 * @property {number} seed
 */

/**
 * A made-up approval election as the text of a `.pb` file, in chunks: the same seed, the same text. Popular projects are
 * chosen more often, as in real elections.
 *
 * @param {MadeElection} made
 * @returns {Generator<string>}
 */
export function* electionText({ voters, projects, approvals, budget, seed }) {
  const random = generator(seed);
  const meta = {
    description: 'Made-up election',
    country: 'Netherlands',
    unit: 'Lindestad',
    instance: '2026',
    num_projects: projects,
    num_votes: voters,
    budget,
    vote_type: approvals === 1 ? 'choose-1' : 'approval',
    rule: 'greedy',
    date_begin: '2026',
    date_end: '2026',
    max_length: approvals,
  };
  const metaLines = Object.entries(meta).map(([key, value]) => `${key};${String(value)}`);
  yield ['META', 'key;value', ...metaLines, 'PROJECTS', 'project_id;cost', ''].join('\n');
  const costMean = (budget * 6) / projects;
  for (let project = 0; project < projects; project += 1) {
    yield `p${String(project)};${String(Math.max(1, Math.round(costMean * (0.1 + 1.8 * random()))))}\n`;
  }
  yield 'VOTES\nvoter_id;vote\n';
  let chunk = '';
  for (let voter = 0; voter < voters; voter += 1) {
    const chosen = new Set();
    while (chosen.size < approvals) {
      // Squaring makes low numbers popular.
      chosen.add(`p${String(Math.floor(projects * random() ** 2))}`);
    }
    chunk += `${String(voter)};${[...chosen].join(',')}\n`;
    if (chunk.length > 60_000) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

/**
 * Numbers from 0 to 1 (Marsaglia's xorshift, 32 bits); the seed is not 0.
 *
 * @param {number} seed
 */
function generator(seed) {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
