import type { Election } from '../../public/engine/tally-engine.js';
import type { RecountMessages } from '../messages/recount-nl.js';
import { type OwnRule, RULE_CHOICES } from './rule-form.js';

const RULES: readonly OwnRule[] = Object.values(RULE_CHOICES).flat();

/** What people call a rule; its code where there is no such name. */
export function ruleName(rule: string, words: RecountMessages): string {
  const plain = rule.startsWith('equal-shares-') ? 'equal-shares' : rule;
  const known = RULES.find((name) => name === plain);
  return known === undefined ? rule : words.rule.names[known];
}

/** What people call each plan: its name, or its id when it has none. */
export function projectNames({ projects }: Election): ReadonlyMap<string, string> {
  return new Map(projects.map(({ id, name }) => [id, name ?? id]));
}

/** Whether ballots give points: then a score is a number of points, not of votes. */
export function givesPoints({ voteType }: Election): boolean {
  return voteType !== 'approval' && voteType !== 'choose-1';
}
