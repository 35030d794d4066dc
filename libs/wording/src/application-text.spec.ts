import { describe, expect, it } from '@jest/globals';
import { type ApplicationInLine, type ApplicationStepKind, cents, type LineStep } from '#domain';
import { applicationText } from './application-text.js';

function anApplication(
  ...steps: readonly (readonly [ApplicationStepKind, bigint | null, bigint | null])[]
): ApplicationInLine {
  const happenedAt = new Date('2026-03-29T01:30:05Z');
  return {
    initiativeId: 'bench',
    place: 1_250,
    completeAt: happenedAt,
    costCents: cents(120_050n),
    steps: steps.map(([kind, before, after], index): LineStep => ({
      number: index + 1,
      kind,
      leftBeforeCents: before === null ? null : cents(before),
      leftAfterCents: after === null ? null : cents(after),
      happenedAt,
    })),
  };
}

/** `Intl` writes an amount with a space that does not break. */
const plain = (sentences: readonly string[]): string[] =>
  sentences.map((sentence) => sentence.replaceAll('\u00A0', ' '));

describe('the text of an application in line', () => {
  it('gives the place, the moment in Amsterdam and the figures, in Dutch', () => {
    const told = applicationText(
      anApplication(['reserve', 500_000n, 379_950n], ['withdraw', 379_950n, 500_000n]),
      'nl',
    );

    expect(plain(told)).toEqual([
      'Plaats 1.250 in de rij: compleet op 29 maart 2026 om 03:30:05, gevraagd € 1.200,50.',
      'Er was nog € 5.000. € 1.200,50 past daarin en is gereserveerd. Daarna was er nog € 3.799,50.',
      'De aanvraag is ingetrokken. € 1.200,50 kwam vrij voor wie wacht.',
    ]);
  });

  it('says in English what was short, and when money came free', () => {
    const told = applicationText(
      anApplication(['wait', 100_000n, 100_000n], ['promote', 130_000n, 9_950n], ['award', 0n, 0n]),
      'en',
    );

    expect(plain(told.slice(1))).toEqual([
      '€1,000 was left. €1,200.50 does not fit in that: it is €200.50 short. The application keeps its place and waits for money that comes free.',
      'Money came free: there was €1,300. €1,200.50 fits in that and is reserved. After it €99.50 was left.',
      'The wijkteam allocated €1,200.50.',
    ]);
  });

  it.each(['nl', 'en'] as const)('has a sentence for every way to leave, in %s', (language) => {
    const ways = (['reject', 'withdraw', 'lapse'] as const).map(
      (kind) =>
        applicationText(anApplication(['wait', null, null], [kind, null, null]), language)[2],
    );

    expect(new Set(ways).size).toBe(3);
    expect(applicationText(anApplication(['wait', null, null]), language)).toHaveLength(2);
  });
});
