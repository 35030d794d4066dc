import type { DecisionMargin, Robustness, TallyExplanation } from '#domain';
import { isCertain } from './loser-text.js';
import { showScore } from './show-score.js';
import type { Speaker } from './speaker.js';

/** How firm an outcome is: the closest choices, who missed it least, and what resampled ballots gave. */
export function firmnessText(
  explanation: TallyExplanation,
  robustness: Robustness | null,
  speaker: Speaker,
): string[] {
  const { firmness } = speaker.words;
  const { smallestMargin, decisiveMargin } = explanation;
  const margins = [
    smallestMargin === null
      ? firmness.noMargin
      : smallestText(smallestMargin, explanation, speaker),
    ...(decisiveMargin === null || decisiveMargin === smallestMargin || decisiveMargin.lead === 0
      ? []
      : [
          firmness.decisive(
            speaker.name(decisiveMargin.chosen),
            speaker.name(decisiveMargin.runnerUp),
            leadText(decisiveMargin, explanation, speaker),
          ),
        ]),
  ];
  return [
    margins.join(' '),
    ...closestText(explanation, speaker),
    ...(robustness === null ? [] : resampledText(robustness, speaker)),
  ];
}

/** The initiative that missed fewest voters. */
function closestText({ initiatives }: TallyExplanation, speaker: Speaker): string[] {
  const { losers, firmness } = speaker.words;
  const ways = initiatives.flatMap(({ id, missing }) => {
    const { addedApprovals = null, newVoters = null } = missing ?? {};
    if (isCertain(addedApprovals))
      return [{ id, count: addedApprovals.value, way: losers.approvals }];
    return newVoters === null ? [] : [{ id, count: newVoters.value, way: losers.newVoters }];
  });
  const [closest] = ways.toSorted((left, right) => left.count - right.count);
  if (closest === undefined) return [];
  const { id, count, way } = closest;
  return [firmness.closest(speaker.name(id), way(count, speaker.number(count)))];
}

function smallestText(
  margin: DecisionMargin,
  explanation: TallyExplanation,
  speaker: Speaker,
): string {
  const { firmness } = speaker.words;
  const [chosen, other] = [speaker.name(margin.chosen), speaker.name(margin.runnerUp)];
  if (margin.lead === 0) return firmness.tied(chosen, other);
  return firmness.smallest(chosen, other, leadText(margin, explanation, speaker));
}

function leadText(
  { measure, lead }: DecisionMargin,
  explanation: TallyExplanation,
  speaker: Speaker,
): string {
  switch (measure) {
    case 'effective-votes':
      return speaker.words.firmness.effectiveLead(lead, speaker.number(lead, lead < 0.1 ? 3 : 1));
    case 'price':
    case 'time':
      return speaker.amount(BigInt(Math.ceil(lead)));
    case 'score':
      return showScore(lead, explanation, speaker);
    case 'score-per-cost':
      return speaker.number(lead, 6);
  }
}

function resampledText(
  { samples, sameOutcome, initiatives }: Robustness,
  speaker: Speaker,
): string[] {
  const { firmness } = speaker.words;
  const share = (count: number): string => speaker.percent(count / samples);
  const always = initiatives.filter(({ count }) => count === samples);
  const never = initiatives.filter(({ count }) => count === 0);
  const between = initiatives
    .filter(({ count }) => count > 0 && count < samples)
    .toSorted((left, right) => right.count - left.count);
  const names = (list: typeof always): string =>
    speaker.and(list.map(({ id }) => speaker.name(id)));
  const shares = between.map(({ id, count }) => firmness.often(speaker.name(id), share(count)));
  const { interval } = sameOutcome;
  return [
    `${firmness.resampled(speaker.number(samples))} ${firmness.same(
      share(sameOutcome.count),
      speaker.percent(interval.low),
      speaker.percent(interval.high),
    )}`,
    ...(always.length === 0 ? [] : [firmness.always(names(always))]),
    ...(between.length === 0 ? [] : [firmness.sometimes(speaker.and(shares))]),
    ...(never.length === 0 ? [] : [firmness.never(names(never))]),
  ];
}
