import type { ValueTransformer } from 'typeorm';
import { type PlayRule, playRulesJson, readPlayRules } from '#domain';

/** Rules as kept: amounts as decimal text, as in the frozen text. What was kept was checked before. */
export const playRulesColumn: ValueTransformer = {
  to: (rules: readonly PlayRule[] | undefined) =>
    rules === undefined ? undefined : playRulesJson(rules, 'text'),
  from: (kept: unknown): readonly PlayRule[] => readPlayRules(kept, 'text').rules,
};
