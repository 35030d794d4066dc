import type { MailSettings, SettingsChange } from './inbox-api.js';

/** The topics about which there is something to choose, in the order of the page. */
export const CHOSEN_TOPICS = [
  'initiatives',
  'outcomes',
  'comments',
  'reminders',
  'progress',
  'promises',
] as const;
export type ChosenTopic = (typeof CHOSEN_TOPICS)[number];
export type Timing = MailSettings['timings'][ChosenTopic];

/** What somebody chose, as it stands on the screen. */
export type SettingsForm = {
  readonly timings: Readonly<Record<ChosenTopic, Timing>>;
  readonly hasQuietHours: boolean;
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly language: MailSettings['language'];
  readonly wantsVoteReminders: boolean;
  readonly wantsLetters: boolean;
};

/** What stands in the fields as soon as somebody wants quiet hours. */
const USUAL_QUIET = { quietFrom: '21:00', quietUntil: '08:00' };
/** Hours that begin and end together are no hours. */
const NEVER_QUIET = { quietFrom: '00:00', quietUntil: '00:00' };

export function formOf(settings: MailSettings): SettingsForm {
  const { timings, quietFrom, quietUntil, language, wantsVoteReminders, wantsLetters } = settings;
  const { initiatives, outcomes, comments, reminders, progress, promises } = timings;
  const chosen = { initiatives, outcomes, comments, reminders, progress, promises };
  const hasQuietHours = quietFrom !== quietUntil;
  return {
    ...{ timings: chosen, hasQuietHours, language, wantsVoteReminders, wantsLetters },
    ...(hasQuietHours ? { quietFrom, quietUntil } : USUAL_QUIET),
  };
}

/** What is sent; nothing about the messages of which there is nothing to choose. */
export function changeOf({ hasQuietHours, ...form }: SettingsForm): SettingsChange {
  return { ...form, ...(hasQuietHours ? {} : NEVER_QUIET) };
}

export type QuietField = 'quietFrom' | 'quietUntil';

/** The times that are needed and are not there. */
export function missingTimes(form: SettingsForm): readonly QuietField[] {
  if (!form.hasQuietHours) return [];
  return (['quietFrom', 'quietUntil'] as const).filter((name) => form[name] === '');
}
