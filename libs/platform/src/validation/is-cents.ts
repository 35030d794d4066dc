import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { type Cents, cents, CENTS_MAX } from '#domain';

/** An amount in whole euro cents, from `minimum` (1 unless told) to ten billion euro. */
export function IsCents(minimum = 1): PropertyDecorator {
  return applyDecorators(
    IsInt(),
    Min(minimum),
    Max(Number(CENTS_MAX)),
    ApiProperty({ type: 'integer', format: 'int64', minimum, maximum: Number(CENTS_MAX) }),
  );
}

/** The amount that a valid request carries. */
export function centsOf(amount: number): Cents {
  return cents(BigInt(amount));
}

/**
 * An amount as it goes over the wire: an integer number of cents.
 *
 * @throws RangeError above 2^53 - 1, which no sum of real budgets reaches
 */
export function wireCents(amount: Cents): number {
  const number = Number(amount);
  if (!Number.isSafeInteger(number)) throw new RangeError('An amount does not fit in JSON.');
  return number;
}
