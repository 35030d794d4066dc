import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import {
  type Cents,
  cents,
  COST_CATEGORIES,
  COST_DESCRIPTION_LENGTH_MAX,
  COST_UNITS,
  type CostCategory,
  type CostLine,
  type CostUnit,
  lineAmount,
  QUANTITY_HUNDREDTHS_MAX,
  tidyLine,
} from '#domain';
import { centsOf, IsCents } from '#platform';

export const isGiven = (_: unknown, value: unknown): boolean => value !== undefined;
const HUNDRED = 100;

/** One line of what an initiative costs: an amount, or a quantity times a rate, which is the amount. */
export class CostLineRequest {
  /** What the money is for. */
  @IsString()
  @MaxLength(COST_DESCRIPTION_LENGTH_MAX)
  readonly description!: string;

  /** How much, in cents. With a quantity and a rate it can be left out; else it has to be their product. */
  @ApiPropertyOptional()
  @ValidateIf((line: CostLineRequest, value) => value !== undefined || line.quantity === undefined)
  @IsCents()
  readonly amountCents?: number;

  /** How many, with at most two decimals. */
  @ApiPropertyOptional({ type: 'number', nullable: true })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(QUANTITY_HUNDREDTHS_MAX / HUNDRED)
  readonly quantity?: number | null;

  /** Of what the quantity is. */
  @ApiPropertyOptional({ enum: COST_UNITS, nullable: true, type: String })
  @IsOptional()
  @IsIn(COST_UNITS)
  readonly unit?: CostUnit | null;

  /** What one of it costs, in cents. */
  @ApiPropertyOptional({ type: 'integer', nullable: true })
  @IsOptional()
  @IsCents()
  readonly rateCents?: number | null;

  /** What sort of cost it is, for the rules of play. */
  @ApiPropertyOptional({ enum: COST_CATEGORIES, nullable: true, type: String })
  @IsOptional()
  @IsIn(COST_CATEGORIES)
  readonly category?: CostCategory | null;
}

/** The cost lines that a valid request carries. */
export function costLinesOf(lines: readonly CostLineRequest[]): CostLine[] {
  return lines.map((line) => {
    const { quantity = null, unit = null, rateCents = null, category = null } = line;
    const quantityHundredths = quantity === null ? null : Math.round(quantity * HUNDRED);
    const rate = rateCents === null ? null : centsOf(rateCents);
    return {
      description: tidyLine(line.description),
      amountCents: amountOf(line, quantityHundredths, rate),
      quantityHundredths,
      unit,
      rateCents: rate,
      category,
    };
  });
}

/** What is not given is the product; where there is none either, nothing, which the domain refuses. */
function amountOf(
  { amountCents }: CostLineRequest,
  quantityHundredths: number | null,
  rate: Cents | null,
): Cents {
  if (amountCents !== undefined) return centsOf(amountCents);
  const product =
    quantityHundredths === null || rate === null ? null : lineAmount(quantityHundredths, rate);
  return product ?? cents(0n);
}
