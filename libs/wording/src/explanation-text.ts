import type { Robustness, TallyExplanation } from '#domain';
import { firmnessText } from './firmness-text.js';
import { loserText } from './loser-text.js';
import { methodText } from './method-text.js';
import { type Speaker, speakerOf, type TextContext } from './speaker.js';
import { winnerText } from './winner-text.js';

/** A part of an account: a heading and its paragraphs. */
export type TextSection = { readonly heading: string; readonly paragraphs: readonly string[] };

/**
 * A whole account of a count for people, to be read aloud: what it was about, how it was counted, each
 * winner with its reason, each other initiative with what was missing, and how firm it all is.
 *
 * @param robustness how often resampled ballots gave what; null: it was not looked at
 */
export function explanationText(
  explanation: TallyExplanation,
  context: TextContext,
  robustness: Robustness | null = null,
): TextSection[] {
  const speaker = speakerOf(context);
  const { words } = speaker;
  const losers = explanation.initiatives.filter(({ missing }) => missing !== null);
  return [
    { heading: words.opening.heading, paragraphs: openingText(explanation, speaker) },
    { heading: words.method.heading, paragraphs: methodText(explanation, speaker) },
    {
      heading: words.winners.heading,
      paragraphs: explanation.steps.map((step) => winnerText(step, explanation, speaker)),
    },
    {
      heading: words.losers.heading,
      paragraphs:
        losers.length === 0
          ? [words.losers.none]
          : losers.map((loser) => loserText(loser, explanation, speaker)),
    },
    {
      heading: words.firmness.heading,
      paragraphs: firmnessText(explanation, robustness, speaker),
    },
  ];
}

/** The account of one initiative alone; null when it is not in the count. */
export function initiativeText(
  explanation: TallyExplanation,
  id: string,
  context: TextContext,
): TextSection | null {
  const speaker = speakerOf(context);
  const step = explanation.steps.find((one) => one.id === id);
  if (step !== undefined) {
    return { heading: speaker.name(id), paragraphs: [winnerText(step, explanation, speaker)] };
  }
  const loser = explanation.initiatives.find((one) => one.id === id);
  return loser === undefined
    ? null
    : { heading: speaker.name(id), paragraphs: [loserText(loser, explanation, speaker)] };
}

function openingText(explanation: TallyExplanation, speaker: Speaker): string[] {
  const { words, number, amount } = speaker;
  const { result, voters, initiatives, budget } = explanation;
  const won = result.winners.length;
  return [
    words.opening.voted(
      words.inWords.ballots(voters, number(voters)),
      words.inWords.initiatives(initiatives.length, number(initiatives.length)),
      amount(budget),
    ),
    words.opening.outcome(
      words.inWords.initiatives(won, number(won)),
      amount(result.spent),
      amount(result.leftover),
    ),
  ];
}
