/** One fault in a request. */
export class InvalidParamResponse {
  /** The path of the field, such as `choices[2].points`, or the name of a header. */
  readonly name!: string;
  /** The broken rule, in kebab-case. */
  readonly code!: string;
  /** A sentence for people. */
  readonly reason!: string;
}

/** Problem details (RFC 9457). */
export class ProblemResponse {
  /** The kind of problem: `urn:wijkkas:problem:` and a code of docs/errors.md, or about:blank. */
  readonly type!: string;
  /** The name of the status. */
  readonly title!: string;
  /** The status, once more. */
  readonly status!: number;
  /** What is wrong, for people. */
  readonly detail!: string;
  /** Every fault in the request at once. */
  readonly invalidParams?: InvalidParamResponse[];
}
