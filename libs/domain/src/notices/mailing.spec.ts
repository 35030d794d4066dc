import { describe, expect, it } from '@jest/globals';
import { bounceKind, readDeliveryStatus } from './delivery-status.js';
import {
  type MailingEvent,
  type MailingState,
  MailingStepError,
  nextMailingState,
  pauseAfter,
  readHandOver,
} from './mailing.js';

const EVENTS: readonly MailingEvent[] = [
  'hand-over',
  'accept',
  'refuse-for-now',
  'refuse',
  'lose-track',
  'bounce',
  'drop',
  'send-again',
  'take-as-sent',
  'give-up',
  'post',
];

describe('the steps of a mailing', () => {
  it('lead out of where a mail may have left only by a person', () => {
    const outOf = (state: MailingState): string[] =>
      EVENTS.flatMap((event) => {
        try {
          return [`${event} ${nextMailingState('email', state, event)}`];
        } catch (error) {
          expect(error).toBeInstanceOf(MailingStepError);
          return [];
        }
      });

    expect(outOf('uncertain')).toEqual([
      'bounce bounced',
      'send-again waiting',
      'take-as-sent sent',
      'give-up dropped',
    ]);
    expect(outOf('sent')).toEqual(['bounce bounced']);
    expect(['failed', 'bounced', 'dropped'].flatMap((state) => outOf(state as 'failed'))).toEqual(
      [],
    );
  });

  it('of a letter are its posting alone, or that it is not posted', () => {
    expect(nextMailingState('letter', 'waiting', 'post')).toBe('sent');
    expect(nextMailingState('letter', 'waiting', 'drop')).toBe('dropped');
    expect(() => nextMailingState('letter', 'sent', 'post')).toThrow(MailingStepError);
    expect(() => nextMailingState('letter', 'waiting', 'hand-over')).toThrow(MailingStepError);
  });

  it('wait longer each time', () => {
    expect([1, 2, 3, 7].map(pauseAfter)).toEqual([2, 4, 8, 128]);
  });
});

describe('the end of a hand-over', () => {
  const read = (code: number | null, text = '', given: object = {}) =>
    readHandOver({ code, text, isContentSent: false, isAboutAddress: false, ...given });

  it.each([
    [451, '4.2.0 later', { isContentSent: true }, 'refuse-for-now', '451 4.2.0', false],
    [554, '5.7.1 no', { isContentSent: true }, 'refuse', '554 5.7.1', false],
    [550, '5.1.1 nobody', { isAboutAddress: true }, 'refuse', '550 5.1.1', true],
    [550, 'nobody', { isAboutAddress: true }, 'refuse', '550', true],
    [550, '5.7.1 no', { isAboutAddress: true }, 'refuse', '550 5.7.1', false],
    [550, '5.1.1 nobody', {}, 'refuse', '550 5.1.1', false],
    [null, '', {}, 'refuse-for-now', 'connection', false],
    [null, '', { isContentSent: true }, 'lose-track', 'connection', false],
  ])('%s %s %j is %s', (...[code, text, given, event, answer, isAddressDead]) => {
    expect(read(code, text, given)).toEqual({ event, answer, isAddressDead });
  });
});

describe('a delivery status', () => {
  const TEXT = [
    'Reporting-MTA: dns; mx.example',
    '',
    'Original-Recipient: rfc822;Noor@Bewoner.example',
    'final-recipient: RFC822; other@bewoner.example',
    'ACTION: Failed',
    'Status: 5.1.1 (bad address)',
    'Diagnostic-Code: smtp; 550 nobody',
    '  of this name',
    '',
    'Action: delayed',
    'Status: 4.4.1',
    '',
    'Action: failed',
  ].join('\r\n');

  it('says of each address what became of the mail', () => {
    expect(readDeliveryStatus(TEXT)).toEqual([
      { recipient: 'noor@bewoner.example', action: 'failed', status: '5.1.1' },
      { recipient: null, action: 'delayed', status: '4.4.1' },
    ]);
  });

  it.each([
    ['failed', '5.1.1', 'hard'],
    ['failed', '5.1.10', 'hard'],
    ['failed', '5.2.1', 'hard'],
    ['failed', '5.2.2', 'soft'],
    ['failed', '5.7.1', 'soft'],
    ['failed', '4.2.2', 'soft'],
    ['delayed', '4.4.1', 'delayed'],
    ['delivered', '2.0.0', null],
    ['relayed', '2.0.0', null],
  ])('%s with %s is %s', (action, status, kind) => {
    expect(bounceKind({ recipient: null, action, status })).toBe(kind);
  });
});
