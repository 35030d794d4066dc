import { IsBoolean } from 'class-validator';

export class NameConsentRequest {
  /** Whether your name may stand on the public page of the wijkteam. */
  @IsBoolean()
  readonly isNamePublic!: boolean;
}
