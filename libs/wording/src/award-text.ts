import type { AwardLetterFacts, AwardReasons, CountReasons } from '#domain';
import { type AwardSpeaker, awardSpeaker, oneLine } from './award-words.js';
import { type LetterBlock, type LetterText, plainLetter } from './letter-layout.js';
import type { Language } from './speaker.js';

/** An award letter or a refusal in plain words, from its facts alone: the same facts, the same text. */
export function awardText(facts: AwardLetterFacts, language: Language): LetterText {
  const speaker = awardSpeaker(language);
  const { words } = speaker;
  const [municipality, wijkteam] = [oneLine(facts.municipality), oneLine(facts.wijkteam)];
  const title = oneLine(facts.title);
  return {
    subject: awardSubject(facts, language),
    blocks: [
      {
        heading: null,
        paragraphs: [
          words.greeting,
          words.about(title, oneLine(facts.round)),
          words.number(facts.number, speaker.day(facts.announcedOn)),
        ],
      },
      { heading: words.headings.decision, paragraphs: decisionText(facts, speaker) },
      ...activitiesBlock(facts, speaker),
      { heading: words.headings.reasons, paragraphs: reasonsText(facts, speaker) },
      ...conditionsBlock(facts, speaker),
      { heading: words.headings.objection, paragraphs: objectionText(facts, speaker) },
      { heading: words.headings.questions, paragraphs: [words.questions(municipality, wijkteam)] },
    ],
  };
}

/** What a mail with a letter is called. */
export function awardSubject(
  { kind, title }: Pick<AwardLetterFacts, 'kind' | 'title'>,
  language: Language,
): string {
  return `${awardSpeaker(language).words.subject[kind]} ‘${oneLine(title)}’`;
}

/** A letter in both languages, as it is kept. */
export function awardTexts(facts: AwardLetterFacts): Readonly<Record<Language, string>> {
  return {
    nl: plainLetter(awardText(facts, 'nl')).text,
    en: plainLetter(awardText(facts, 'en')).text,
  };
}

function decisionText(facts: AwardLetterFacts, { words, amount, day }: AwardSpeaker): string[] {
  const { amountCents, costCents, legalBasis } = facts;
  return [
    amountCents === null ? words.refusal(amount(costCents)) : words.award(amount(amountCents)),
    words.decidedBy(oneLine(facts.wijkteam), oneLine(facts.municipality), day(facts.announcedOn)),
    ...(legalBasis === null ? [] : [words.basis(oneLine(legalBasis))]),
  ];
}

function activitiesBlock({ activities }: AwardLetterFacts, { words }: AwardSpeaker): LetterBlock[] {
  const text = oneLine(activities);
  if (text === '') return [];
  return [{ heading: words.headings.activities, paragraphs: [words.activities(text)] }];
}

function conditionsBlock({ conditions }: AwardLetterFacts, { words }: AwardSpeaker): LetterBlock[] {
  if (conditions.length === 0) return [];
  const items = conditions.map((condition) => words.conditions[condition]);
  return [{ heading: words.headings.conditions, paragraphs: [], items }];
}

function reasonsText(facts: AwardLetterFacts, speaker: AwardSpeaker): string[] {
  const { count, team, deviation, screening }: AwardReasons = facts.reasons;
  const { words } = speaker;
  return [
    ...(count === null ? [] : countText(facts, count, speaker)),
    ...(team === null ? [] : [words.teamReasons(oneLine(team))]),
    ...(deviation === null ? [] : [words.deviation(oneLine(deviation))]),
    ...(screening === null ? [] : [words.screening(oneLine(screening))]),
  ];
}

function countText(
  { costCents }: AwardLetterFacts,
  { ballotCount, votes, fate, place, leftoverCents, ...count }: CountReasons,
  speaker: AwardSpeaker,
): string[] {
  const { words, amount } = speaker;
  const lost =
    place === null
      ? [words.fates[fate], words.leftover(amount(leftoverCents), amount(costCents))]
      : [];
  const own = [
    words.votes(speaker.votes(votes)),
    ...(place === null ? lost : [words.place(place)]),
  ];
  return [
    words.ballots(speaker.ballots(ballotCount)),
    own.filter((sentence) => sentence !== '').join(' '),
    ...(place === null ? [chosenText(count, speaker)] : []),
  ];
}

function chosenText(
  { chosen, chosenCount }: Pick<CountReasons, 'chosen' | 'chosenCount'>,
  { words, amount, votes }: AwardSpeaker,
): string {
  if (chosenCount === 0) return words.nothingChosen;
  const named = chosen.map((each) =>
    words.chosenItem(oneLine(each.title), votes(each.votes), amount(each.costCents)),
  );
  const others = chosenCount - chosen.length;
  return words.chosen([...named, ...(others === 0 ? [] : [words.chosenMore(others)])].join(', '));
}

function objectionText(facts: AwardLetterFacts, { words, day }: AwardSpeaker): string[] {
  const { objection } = words;
  return [
    objection.until(day(facts.objectionUntilOn)),
    objection.how(oneLine(facts.municipality)),
    objection.what(facts.number),
    `${objection.free} ${objection.noSuspension} ${objection.urgent}`,
    objection.law,
  ];
}
