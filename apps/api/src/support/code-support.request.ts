import { IsString, MaxLength } from 'class-validator';

const TYPED_CODE_LENGTH_MAX = 40;

/** The code of a letter about supporting initiatives. */
export class CodeSupportRequest {
  /** Such as `7ZQ4-M0KX-H2VD-9TRB`; capitals, spaces and dashes do not matter. */
  @IsString()
  @MaxLength(TYPED_CODE_LENGTH_MAX)
  readonly letterCode!: string;
}
