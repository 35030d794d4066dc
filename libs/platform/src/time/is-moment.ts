import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { isISO8601, IsOptional, ValidateBy } from 'class-validator';
import { localText, readLocalTime, TIME_ZONE } from './local-time.js';

const SHAPE = /^2\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/;
const OFFSET = /(Z|[+-]\d\d:\d\d)$/;

/**
 * A moment of this millennium: with `Z` or an offset (`2026-03-01T09:00:00Z`), or by the clock of
 * the municipality (`2026-03-01T10:00`). A time that the clock passes over, or shows twice, is
 * refused, and both moments that could be meant are named.
 */
export function IsMoment(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isMoment',
      validator: {
        validate: (value) => momentFault(value) === null,
        defaultMessage: (given) => `${given?.property ?? ''} ${momentFault(given?.value) ?? ''}`,
      },
    }),
    ApiProperty({
      type: 'string',
      example: '2026-10-01T09:00',
      description: `A date and a time, with Z or an offset or else by the clock in ${TIME_ZONE}.`,
    }),
  );
}

/** As `IsMoment`; null or absent: none. */
export function IsMomentOrNone(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    IsMoment(),
    ApiProperty({ type: 'string', nullable: true, required: false }),
  );
}

/** What is wrong with a moment in a request, as the end of a sentence; null when nothing is. */
function momentFault(value: unknown): string | null {
  if (typeof value !== 'string' || !SHAPE.test(value) || !isISO8601(value, { strict: true })) {
    return 'must be a date and a time';
  }
  if (OFFSET.test(value)) return null;
  const reading = readLocalTime(value);
  if (reading.kind === 'once') return null;
  const [earlier, later] = [localText(reading.earlier), localText(reading.later)];
  return reading.kind === 'never'
    ? `does not exist in ${TIME_ZONE}, where the clock is put forward: say ${earlier} or ${later}`
    : `comes twice in ${TIME_ZONE}, where the clock is put back: say ${earlier} or ${later}`;
}

/** The moment that a valid request carries. */
export function momentOf(text: string): Date {
  if (OFFSET.test(text)) return new Date(text);
  const reading = readLocalTime(text);
  if (reading.kind !== 'once') throw new RangeError('This time is not one moment.');
  return reading.at;
}
