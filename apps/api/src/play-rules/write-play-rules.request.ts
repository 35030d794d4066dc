import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  LEGAL_BASIS_KINDS,
  type LegalBasis,
  type LegalBasisKind,
  PLAY_TEMPLATES,
  PLAY_TITLE_LENGTH_MAX,
  type PlayContent,
  playContentFaults,
  type PlayTemplateName,
  playTemplate,
  readPlayRules,
  refuseFaults,
  tidyLine,
  URL_LENGTH_MAX,
} from '#domain';
import { PLAY_RULE } from '../openapi/play-rule.schema.js';

const isGiven = (_: unknown, value: unknown): boolean => value !== undefined;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The regulation that gives the power to set these rules. */
export class LegalBasisRequest {
  /** participatieverordening, subsidieregeling or reglement. */
  @IsIn(LEGAL_BASIS_KINDS)
  readonly kind!: LegalBasisKind;

  /** What the regulation is called. */
  @IsString()
  @MaxLength(PLAY_TITLE_LENGTH_MAX)
  readonly title!: string;

  /** The article, such as `3, tweede lid`. */
  @IsString()
  @MaxLength(PLAY_TITLE_LENGTH_MAX)
  readonly article!: string;

  /** Where it was published, such as https://lokaleregelgeving.overheid.nl/CVDR706282. */
  @ApiPropertyOptional({ type: 'string', format: 'uri', nullable: true })
  @IsOptional()
  @MaxLength(URL_LENGTH_MAX)
  @Matches(/^https:\/\/[a-z0-9.-]+(?:\/[\x21-\x7e]*)?$/i)
  readonly url: string | null = null;
}

export class CreatePlayRulesRequest {
  /** The wijkteam whose rules these are. */
  @IsUUID()
  readonly wijkteamId!: string;

  /** The round that they are for; left out: the standing rules of the wijkteam. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  readonly roundId: string | null = null;

  /** What the document is called. */
  @IsString()
  @MaxLength(PLAY_TITLE_LENGTH_MAX)
  readonly title!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => LegalBasisRequest)
  readonly legalBasis!: LegalBasisRequest;

  /** The first day that the rules hold for. */
  @ApiProperty({ type: 'string', format: 'date' })
  @Matches(DAY)
  readonly validFromOn!: string;

  /** A set of rules to start from, in place of `rules`. */
  @ApiPropertyOptional({ type: 'string', enum: [...PLAY_TEMPLATES], nullable: true })
  @IsOptional()
  @IsIn(PLAY_TEMPLATES)
  readonly template: PlayTemplateName | null = null;

  /** The rules; each kind once, category-share-max once for each category. */
  @ApiPropertyOptional({ type: 'array', items: PLAY_RULE })
  @IsArray()
  @IsObject({ each: true })
  readonly rules: object[] = [];
}

/** What is left out stays as it is. */
export class ChangePlayRulesRequest {
  /** What the document is called. */
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(PLAY_TITLE_LENGTH_MAX)
  readonly title?: string;

  @ValidateIf(isGiven)
  @IsObject()
  @ValidateNested()
  @Type(() => LegalBasisRequest)
  readonly legalBasis?: LegalBasisRequest;

  /** The first day that the rules hold for. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @ValidateIf(isGiven)
  @Matches(DAY)
  readonly validFromOn?: string;

  /** All rules, in place of those that are there. */
  @ApiPropertyOptional({ type: 'array', items: PLAY_RULE })
  @ValidateIf(isGiven)
  @IsArray()
  @IsObject({ each: true })
  readonly rules?: object[];
}

/**
 * The content of a new document.
 *
 * @throws {InvalidInputError} naming everything that is wrong with it
 */
export function contentOf(request: CreatePlayRulesRequest): PlayContent {
  const { title, legalBasis, validFromOn, template, rules } = request;
  const start = template === null ? { rules: [] } : playTemplate(template);
  const given = template === null || rules.length > 0 ? rules : undefined;
  return changedContent(
    { title: '', legalBasis: basisOf(legalBasis), validFromOn, rules: start.rules },
    { title, ...(given === undefined ? {} : { rules: given }) },
    template !== null && given !== undefined
      ? [{ name: 'template', code: 'template-or-rules', reason: 'Give a template or rules.' }]
      : [],
  );
}

/**
 * The content of a document after a change.
 *
 * @throws {InvalidInputError} naming everything that is wrong with it
 */
export function changedContent(
  content: PlayContent,
  request: ChangePlayRulesRequest,
  faults: Parameters<typeof refuseFaults>[0] = [],
): PlayContent {
  const read =
    request.rules === undefined
      ? { rules: content.rules, faults: [] }
      : readPlayRules(request.rules, 'number');
  const changed = {
    title: request.title === undefined ? content.title : tidyLine(request.title),
    legalBasis: request.legalBasis === undefined ? content.legalBasis : basisOf(request.legalBasis),
    validFromOn: request.validFromOn ?? content.validFromOn,
    rules: read.rules,
  };
  refuseFaults([...faults, ...playContentFaults(changed), ...read.faults]);
  return changed;
}

function basisOf({ kind, title, article, url }: LegalBasisRequest): LegalBasis {
  return { kind, title: tidyLine(title), article: tidyLine(article), url };
}
