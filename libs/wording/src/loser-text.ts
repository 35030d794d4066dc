import type {
  ExplainedInitiative,
  Measure,
  MissingSupport,
  MoneyOfSupporters,
  TallyExplanation,
} from '#domain';
import { showScore } from './show-score.js';
import type { Speaker } from './speaker.js';

/** The most winners that one sentence names. */
const FLOWS_MAX = 4;

/** What one initiative was missing, as one paragraph. */
export function loserText(
  initiative: ExplainedInitiative,
  explanation: TallyExplanation,
  speaker: Speaker,
): string {
  const { losers } = speaker.words;
  const { id, cost, score, fate, effectiveSupport, missing, money } = initiative;
  const percent = effectiveSupport === null ? null : speaker.percent(effectiveSupport / 100);
  return [
    losers.opening(speaker.name(id), speaker.amount(cost), showScore(score, explanation, speaker)),
    money === null ||
    fate === 'below-threshold' ||
    fate === 'limit-reached' ||
    fate === 'no-support'
      ? losers.fates[fate]
      : losers.fates['support-spent'],
    ...(percent === null || initiative.voters === 0 ? [] : [losers.effective(percent)]),
    ...(missing === null ? [] : missingText(missing, explanation, speaker)),
    ...(money === null ? [] : moneyText(money, speaker)),
    ...nothingText(initiative, speaker),
  ].join(' ');
}

function missingText(
  { price, addedApprovals, newVoters, addedPoints }: MissingSupport,
  explanation: TallyExplanation,
  speaker: Speaker,
): string[] {
  const { losers } = speaker.words;
  const ways = [
    ...(!isCertain(price) ? [] : [losers.price(speaker.amount(price.value))]),
    ...(!isCertain(addedApprovals)
      ? []
      : [losers.approvals(addedApprovals.value, speaker.number(addedApprovals.value))]),
    ...(newVoters === null
      ? []
      : [losers.newVoters(newVoters.value, speaker.number(newVoters.value))]),
    ...(addedPoints === null
      ? []
      : [losers.points(showScore(addedPoints.value, explanation, speaker))]),
  ];
  if (ways.length === 0) return [losers.unreachable];
  return [losers.would(speaker.or(ways))];
}

/** Only what holds in a whole recount is told as a fact. */
export function isCertain<Value>(measure: Measure<Value> | null): measure is Measure<Value> {
  return measure?.measuredIn === 'recount';
}

function moneyText(
  { flows, otherWinners, otherAmount, unspent }: MoneyOfSupporters,
  speaker: Speaker,
): string[] {
  const { losers } = speaker.words;
  const named = flows.slice(0, FLOWS_MAX);
  const rest = flows.slice(FLOWS_MAX);
  const others = otherWinners + rest.length;
  const parts = named.map(({ id, amount }) =>
    losers.flow(speaker.name(id), speaker.roughly(amount)),
  );
  if (others > 0) {
    const total = rest.reduce(
      ({ numerator, denominator }, { amount }) => ({
        numerator: numerator * amount.denominator + amount.numerator * denominator,
        denominator: denominator * amount.denominator,
      }),
      otherAmount,
    );
    const phrase = named.length === 0 ? losers.unnamed : losers.others;
    parts.push(phrase(others, speaker.roughly(total)));
  }
  return [
    ...(parts.length === 0 ? [] : [losers.money(speaker.and(parts))]),
    ...(unspent.numerator === 0n ? [] : [losers.unspent(speaker.roughly(unspent))]),
  ];
}

function nothingText({ carried }: ExplainedInitiative, speaker: Speaker): string[] {
  const empty = carried?.find(({ from, to }) => from === 0 && to === 0);
  return empty === undefined ? [] : [speaker.words.losers.nothing(speaker.voters(empty.voters))];
}
