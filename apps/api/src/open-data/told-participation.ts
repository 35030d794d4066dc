import { reachOf } from '#domain';
import type { ParticipationLine } from '#persistence';
import type { ToldParticipation } from './participation.response.js';

/** Published numbers of rounds with what they say of each buurt, from nothing but those numbers. */
export function tellParticipation(lines: readonly ParticipationLine[]): ToldParticipation[] {
  const groups = new Map<string, ParticipationLine[]>();
  for (const line of lines) {
    const key = `${line.publicationId} ${line.measure}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()].flatMap(tellMeasure);
}

function tellMeasure(lines: readonly ParticipationLine[]): ToldParticipation[] {
  const total = lines.find(({ part }) => part === 'total');
  const elsewhere = lines.find(({ part }) => part === 'elsewhere');
  const buurten = lines.filter(({ part }) => part === 'buurt');
  const area = buurten.reduce<number | null>(
    (sum, { population }) => (sum === null || population === null ? null : sum + population),
    0,
  );
  return lines.map((line) => {
    if (line.part !== 'buurt' || total === undefined || elsewhere === undefined) {
      return { line, reach: null };
    }
    const people = { buurt: line.population, area };
    return { line, reach: reachOf(line, { total, elsewhere }, people) };
  });
}
