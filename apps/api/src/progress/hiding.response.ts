/** Why something is not shown any more. */
export class HidingResponse {
  readonly hiddenReason!: string;
}
