import type { Municipality } from '#persistence';

export class MunicipalityResponse {
  /** The name in addresses. */
  readonly slug!: string;
  readonly name!: string;
  /** The code of Statistics Netherlands, such as GM0363. */
  readonly cbsCode!: string | null;

  static of({ slug, name, cbsCode }: Municipality): MunicipalityResponse {
    return { slug, name, cbsCode };
  }
}
