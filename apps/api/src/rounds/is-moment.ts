import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsOptional, Matches } from 'class-validator';

/** A day and a time with its offset; a time without one would mean another moment elsewhere. */
const SHAPE = /^2\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** A planned moment of this millennium, such as `2026-03-01T09:00:00Z`; null or absent: none. */
export function IsMoment(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    IsISO8601({ strict: true }),
    Matches(SHAPE, { message: '$property must be a date and a time with Z or an offset' }),
    ApiProperty({ type: 'string', format: 'date-time', nullable: true, required: false }),
  );
}

/** The moment that a valid request carries. */
export function momentOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
