import { describe, expect, it } from '@jest/globals';
import type { MailSettings } from './inbox-api.js';
import { changeOf, formOf, missingTimes } from './settings-form.js';

const settings: MailSettings = {
  language: 'nl',
  quietFrom: '22:00',
  quietUntil: '07:00',
  wantsLetters: false,
  wantsVoteReminders: true,
  timings: {
    initiatives: 'now',
    outcomes: 'now',
    comments: 'daily',
    reminders: 'now',
    progress: 'weekly',
    promises: 'inbox',
    work: 'now',
  },
};

describe('what somebody chooses about messages', () => {
  it('is sent as it was read, without what nobody can choose', () => {
    const { timings, ...rest } = changeOf(formOf(settings));

    expect({ ...timings, work: 'now' }).toEqual(settings.timings);
    expect(timings).not.toHaveProperty('work');
    expect({ ...rest, timings: settings.timings }).toEqual(settings);
  });

  it('has no quiet hours where they begin and end together, and offers the usual ones', () => {
    const form = formOf({ ...settings, quietFrom: '09:00', quietUntil: '09:00' });

    expect(form).toMatchObject({ hasQuietHours: false, quietFrom: '21:00', quietUntil: '08:00' });
    expect(changeOf(form)).toMatchObject({ quietFrom: '00:00', quietUntil: '00:00' });
    expect(changeOf({ ...form, hasQuietHours: true })).toMatchObject({
      quietFrom: '21:00',
      quietUntil: '08:00',
    });
  });

  it('needs both times, and only where there are quiet hours', () => {
    const form = { ...formOf(settings), quietFrom: '', quietUntil: '' };

    expect(missingTimes(form)).toEqual(['quietFrom', 'quietUntil']);
    expect(missingTimes({ ...form, hasQuietHours: false })).toEqual([]);
    expect(missingTimes(formOf(settings))).toEqual([]);
  });
});
