import type { DecisionMargin, ExplainedStep, StepReason, TallyExplanation, Tie } from '#domain';
import { showScore } from './show-score.js';
import type { Speaker } from './speaker.js';

/** Why one winner was chosen when it was, as one paragraph. */
export function winnerText(
  step: ExplainedStep,
  explanation: TallyExplanation,
  speaker: Speaker,
): string {
  const { winners, ordinal } = speaker.words;
  const opening = [
    speaker.name(step.id),
    speaker.amount(step.cost),
    showScore(step.score, explanation, speaker),
  ] as const;
  return [
    step.step === 1 ? winners.first(...opening) : winners.next(ordinal(step.step), ...opening),
    ...reasonText(step, explanation, speaker),
    ...(step.tie === null
      ? marginText(step.margin, explanation, speaker)
      : [tieText(step.tie, speaker)]),
  ].join(' ');
}

function reasonText(
  { reason, id }: ExplainedStep,
  { initiatives }: TallyExplanation,
  speaker: Speaker,
): string[] {
  const { winners } = speaker.words;
  switch (reason.kind) {
    case 'free':
      return [winners.free];
    case 'list':
      return [winners.fits(speaker.amount(reason.leftBefore))];
    case 'completion':
      return [winners.completion(speaker.amount(reason.leftBefore))];
    case 'time':
      return [winners.time(speaker.atMost(reason.time))];
    case 'shares':
      return [
        winners.price(speaker.atMost(reason.price)),
        ...payersText(reason, votersOf(initiatives, id), speaker),
      ];
  }
}

function payersText(
  { fullPayers, shortPayers }: Extract<StepReason, { readonly kind: 'shares' }>,
  voters: number,
  { words, number }: Speaker,
): string[] {
  const { full, short, all, still } = words.winners;
  if (shortPayers === 0) {
    if (fullPayers < voters) return [still(fullPayers, number(fullPayers))];
    return fullPayers > 1 ? [all(number(fullPayers))] : [];
  }
  return [full(fullPayers, number(fullPayers)), short(shortPayers, number(shortPayers))];
}

function votersOf(initiatives: TallyExplanation['initiatives'], id: string): number {
  return initiatives.find((initiative) => initiative.id === id)?.voters ?? 0;
}

function marginText(
  margin: DecisionMargin | null,
  explanation: TallyExplanation,
  speaker: Speaker,
): string[] {
  if (margin === null) return [];
  const { winners } = speaker.words;
  const other = speaker.name(margin.runnerUp);
  const { chosenValue, runnerUpValue, lead, measure } = margin;
  switch (measure) {
    case 'effective-votes':
      return [
        winners.leadEffective(
          speaker.number(chosenValue, 1),
          other,
          speaker.number(runnerUpValue, 1),
        ),
      ];
    case 'price':
      return [winners.leadPrice(other, centsOf(runnerUpValue, speaker))];
    case 'score':
      return [winners.leadScore(other, showScore(lead, explanation, speaker))];
    case 'time':
      return [winners.leadTime(other, centsOf(runnerUpValue, speaker))];
    case 'score-per-cost':
      return [];
  }
}

function centsOf(cents: number, speaker: Speaker): string {
  return speaker.amount(BigInt(Math.ceil(cents)));
}

function tieText({ candidates, decidedBy }: Tie, speaker: Speaker): string {
  const { words } = speaker;
  const others = speaker.and(candidates.slice(1).map((id) => speaker.name(id)));
  return words.winners.tie(others, words.ties[decidedBy]);
}
