import { DomainError, type Fault } from '../domain-error.js';
import { isCalendarDay } from '../people/calendar-day.js';
import { lineFaults, textFaults } from '../people/plain-text.js';

export const STORY_TITLE_LENGTH_MAX = 200;
export const STORY_BODY_LENGTH_MAX = 10_000;
export const STORY_QUOTES_MAX = 10;
export const STORY_PHOTOS_MAX = 10;
const QUOTE_LENGTH_MAX = 1_000;
const NAME_LENGTH_MAX = 80;
const ALTERNATIVE_LENGTH_MAX = 300;
const REASON_LENGTH_MIN = 10;
const REASON_LENGTH_MAX = 2_000;

export const CONSENTS = ['in-writing', 'spoken'] as const;
export type Consent = (typeof CONSENTS)[number];

/** What a resident said, in his or her own words, with the consent to publish it. */
export type StoryQuote = {
  readonly text: string;
  /** As the resident wants to be named; null for without a name. */
  readonly saidBy: string | null;
  readonly consentGiven: Consent;
  readonly consentOn: string;
};

/** A photo that was uploaded before, with what is to be seen on it. */
export type StoryPhoto = { readonly fileId: string; readonly alternativeText: string };

/** What came of a plan, as its wijkteam tells it. Figures are not in it: they come from the ledger. */
export type StoryText = {
  readonly title: string;
  readonly body: string;
  readonly quotes: readonly StoryQuote[];
  readonly photos: readonly StoryPhoto[];
};

export const STORY_STEPS = ['publish', 'unpublish'] as const;
export type StoryStep = (typeof STORY_STEPS)[number];

/** An outcome story is told of something that was done. */
export class StoryTooEarlyError extends DomainError {
  readonly code = 'story-too-early';
  readonly kind = 'conflict';

  constructor(initiativeId: string) {
    super('A story is told of an initiative that got money and is finished.', { initiativeId });
  }
}

export class StoryStepError extends DomainError {
  readonly code = 'story-step-refused';
  readonly kind = 'conflict';

  constructor(step: StoryStep) {
    super('The story is not in a state in which this can happen.', { step });
  }
}

export class MachineCannotTellError extends DomainError {
  readonly code = 'machine-cannot-tell-story';
  readonly kind = 'forbidden';

  constructor() {
    super('A story is told by people, who answer for it.');
  }
}

/** Every fault in a story as it is written on a day (ISO); texts are tidied. */
export function storyFaults(story: StoryText, today: string): Fault[] {
  const { title, body, quotes, photos } = story;
  const faults = [
    ...lineFaults('title', title, STORY_TITLE_LENGTH_MAX),
    ...filled('body', body),
    ...textFaults('body', body, STORY_BODY_LENGTH_MAX),
    ...quotes.flatMap((quote, index) => quoteFaults(quote, `quotes[${index}]`, today)),
    ...photos.flatMap(({ alternativeText }, index) =>
      lineFaults(`photos[${index}].alternativeText`, alternativeText, ALTERNATIVE_LENGTH_MAX),
    ),
  ];
  const seen = new Set<string>();
  photos.forEach(({ fileId }, index) => {
    if (seen.has(fileId)) {
      const reason = 'A photo stands in a story once.';
      faults.push({ name: `photos[${index}].fileId`, code: 'photo-twice', reason });
    }
    seen.add(fileId);
  });
  return faults;
}

function quoteFaults(quote: StoryQuote, name: string, today: string): Fault[] {
  const { text, saidBy, consentOn } = quote;
  const faults = [
    ...filled(`${name}.text`, text),
    ...textFaults(`${name}.text`, text, QUOTE_LENGTH_MAX),
    ...(saidBy === null ? [] : lineFaults(`${name}.saidBy`, saidBy, NAME_LENGTH_MAX)),
  ];
  if (!isCalendarDay(consentOn) || consentOn > today) {
    const reason = 'Consent was given on a day, today at the latest.';
    faults.push({ name: `${name}.consentOn`, code: 'consent-day', reason });
  }
  return faults;
}

function filled(name: string, text: string): Fault[] {
  return text === '' ? [{ name, code: 'text-empty', reason: 'This cannot be empty.' }] : [];
}

/**
 * Whether a story can be published (another version than the one that is public) or taken off.
 *
 * @param publicVersion the version that everybody sees; null while none is public
 * @throws {StoryStepError} when nothing would change
 */
export function takeStoryStep(
  step: StoryStep,
  versionNumber: number,
  publicVersion: number | null,
): void {
  const isNews = step === 'publish' ? publicVersion !== versionNumber : publicVersion !== null;
  if (!isNews) throw new StoryStepError(step);
}

/** What is wrong with the reason of a step: taking a story off needs one. */
export function storyReasonFaults(step: StoryStep, reason: string | null): Fault[] {
  if (reason === null || reason.length < REASON_LENGTH_MIN) {
    if (step === 'publish') return [];
    const why = `Say why, in at least ${REASON_LENGTH_MIN} characters.`;
    return [{ name: 'reason', code: 'reason-missing', reason: why }];
  }
  return textFaults('reason', reason, REASON_LENGTH_MAX);
}
