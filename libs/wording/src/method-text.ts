import { equalSharesVariant, type TallyExplanation } from '#domain';
import type { Speaker } from './speaker.js';

type SharesDetail = Extract<
  TallyExplanation['result']['detail'],
  { readonly kind: 'equal-shares' }
>;

/** How the count works, in three sentences, and what every voter had where that matters. */
export function methodText({ result }: TallyExplanation, speaker: Speaker): string[] {
  const { method } = speaker.words;
  const { detail, rule } = result;
  if (detail.kind === 'equal-shares') return sharesText(detail, rule, speaker);
  if (detail.kind === 'sequential-phragmen') return [method.time.join(' ')];
  return [(rule === 'greedy-per-cost@1' ? method.listPerCost : method.list).join(' ')];
}

function sharesText(detail: SharesDetail, rule: string, speaker: Speaker): string[] {
  const { method } = speaker.words;
  const isByCost = equalSharesVariant(rule)?.utility === 'cost';
  const endowment = speaker.roughly(detail.endowment);
  return [
    (isByCost ? method.shares : method.sharesEach).join(' '),
    ...(isByCost ? [method.effective] : []),
    detail.increments > 0n ? method.raised(endowment) : method.endowment(endowment),
    ...(detail.completed.length > 0 ? [method.completed] : []),
    ...comparisonText(detail, speaker),
  ];
}

function comparisonText({ comparison }: SharesDetail, speaker: Speaker): string[] {
  if (comparison === null) return [];
  const { prefersShares, prefersGreedy, chosen } = comparison;
  const { comparedGreedy, comparedShares } = speaker.words.method;
  const compared = chosen === 'greedy' ? comparedGreedy : comparedShares;
  return [compared(speaker.voters(prefersShares), speaker.voters(prefersGreedy))];
}
