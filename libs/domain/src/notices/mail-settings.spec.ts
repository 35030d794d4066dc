import { describe, expect, it } from '@jest/globals';
import {
  afterQuietHours,
  DEFAULT_MAIL_SETTINGS,
  DEFAULT_TIMINGS,
  mailSettingsFaults,
  nextDigest,
  planDelivery,
  timingFor,
} from './mail-settings.js';
import { NOTICE_KINDS, NOTICE_TRAITS } from './notice-kind.js';

const NIGHT = { from: '21:00', until: '08:00' };
const NOON = { from: '12:00', until: '13:30' };

describe('quiet hours', () => {
  it.each([
    ['2027-01-12T20:59', NIGHT, '2027-01-12T20:59'],
    ['2027-01-12T21:00', NIGHT, '2027-01-13T08:00'],
    ['2027-12-31T23:59', NIGHT, '2028-01-01T08:00'],
    ['2027-01-12T00:00', NIGHT, '2027-01-12T08:00'],
    ['2027-01-12T07:59', NIGHT, '2027-01-12T08:00'],
    ['2027-01-12T08:00', NIGHT, '2027-01-12T08:00'],
    ['2027-01-12T12:00', NOON, '2027-01-12T13:30'],
    ['2027-01-12T13:30', NOON, '2027-01-12T13:30'],
    ['2027-01-12T03:00', { from: '08:00', until: '08:00' }, '2027-01-12T03:00'],
  ])('let what comes at %s out at the end of %j', (now, quiet, free) => {
    expect(afterQuietHours(now, quiet)).toBe(free);
  });
});

describe('a digest', () => {
  it.each([
    ['2027-01-12T07:59', 'daily', '2027-01-13T08:00'],
    ['2027-12-31T12:00', 'daily', '2028-01-01T08:00'],
    ['2027-01-12T12:00', 'weekly', '2027-01-18T08:00'],
    ['2027-01-18T00:01', 'weekly', '2027-01-25T08:00'],
    ['2027-01-17T23:59', 'weekly', '2027-01-18T08:00'],
  ] as const)('of what comes at %s, %s, is made at %s', (now, timing, at) => {
    expect(nextDigest(now, timing)).toBe(at);
  });
});

describe('the way of a message', () => {
  const ofSettings = (given: Partial<typeof DEFAULT_TIMINGS> = {}, wantsLetters = false) => ({
    timings: { ...DEFAULT_TIMINGS, ...given },
    wantsLetters,
  });

  it.each([
    ['initiative-received', true, false, {}, 'email'],
    ['initiative-received', true, false, { initiatives: 'inbox' }, 'email'],
    ['initiative-received', false, false, { initiatives: 'inbox' }, 'letter'],
    ['initiative-changed', true, false, { initiatives: 'weekly' }, 'weekly'],
    ['initiative-changed', false, true, { initiatives: 'inbox' }, 'inbox'],
    ['progress-posted', true, false, {}, 'daily'],
    ['progress-posted', false, true, {}, 'letter'],
    ['round-outcome', false, false, {}, 'inbox'],
    ['round-outcome', false, true, {}, 'letter'],
    ['draft-reminder', false, true, {}, 'inbox'],
  ] as const)(
    '%s (e-mail %s, close %s, %j) is %s',
    (...[kind, hasEmail, isClose, timings, way]) => {
      const plan = planDelivery(kind, { hasEmail, isClose, settings: ofSettings(timings) });

      expect(plan.way).toBe(way);
    },
  );

  it('is a letter for who asked for letters', () => {
    const recipient = { hasEmail: false, isClose: false, settings: ofSettings({}, true) };

    expect(planDelivery('round-outcome', recipient).way).toBe('letter');
    expect(planDelivery('ballot-reminder', recipient).way).toBe('inbox');
  });

  it('cannot be changed where it belongs to a procedure', () => {
    const never = Object.fromEntries(
      Object.keys(DEFAULT_TIMINGS).map((topic) => [topic, 'inbox']),
    ) as unknown as typeof DEFAULT_TIMINGS;

    for (const kind of NOTICE_KINDS) {
      const timing = NOTICE_TRAITS[kind].isCompulsory ? 'now' : 'inbox';
      expect([kind, timingFor(kind, never)]).toEqual([kind, timing]);
    }
  });
});

describe('what people choose', () => {
  it('is refused where it is no time, or switches off what comes with the work', () => {
    const wanted = {
      ...DEFAULT_MAIL_SETTINGS,
      quiet: { from: '24:00', until: '8:00' },
      timings: { ...DEFAULT_TIMINGS, work: 'inbox' as const },
    };

    const faults = mailSettingsFaults(wanted).map(({ name, code }) => [name, code]);

    expect(faults).toEqual([
      ['quietFrom', 'time-of-day'],
      ['quietUntil', 'time-of-day'],
      ['timings.work', 'compulsory-topic'],
    ]);
    expect(mailSettingsFaults(DEFAULT_MAIL_SETTINGS)).toEqual([]);
  });
});
