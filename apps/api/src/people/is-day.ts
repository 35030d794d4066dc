import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

/** A calendar day as `YYYY-MM-DD`. That it exists is for the domain to judge. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(
    Matches(/^\d{4}-\d{2}-\d{2}$/),
    ApiProperty({ type: 'string', format: 'date' }),
  );
}
