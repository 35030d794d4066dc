import { MOMENTS, type Timeline } from '#domain';
import { IsMomentOrNone, momentOf } from '#platform';

/** When the phases of a round are planned. Null: not planned. */
export class TimelineRequest {
  /** From this moment on initiatives can be submitted. */
  @IsMomentOrNone()
  readonly submissionOpensAt?: string | null;

  /** From this moment on they cannot. */
  @IsMomentOrNone()
  readonly submissionClosesAt?: string | null;

  /** From this moment on nobody can support an initiative; with it, a support follows the submission. */
  @IsMomentOrNone()
  readonly supportClosesAt?: string | null;

  /** From this moment on the ballot paper and the rules are fixed. */
  @IsMomentOrNone()
  readonly ballotFixedAt?: string | null;

  /** From this moment on residents can vote. */
  @IsMomentOrNone()
  readonly votingOpensAt?: string | null;

  /** A ballot at this moment is late. */
  @IsMomentOrNone()
  readonly votingClosesAt?: string | null;

  /** From this moment on the wijkteam decides. */
  @IsMomentOrNone()
  readonly decidingOpensAt?: string | null;

  /** From this moment on the spending is accounted for. */
  @IsMomentOrNone()
  readonly accountingOpensAt?: string | null;

  /** From this moment on the round is looked back on. */
  @IsMomentOrNone()
  readonly evaluatingOpensAt?: string | null;

  /** From this moment on the round is closed. */
  @IsMomentOrNone()
  readonly closesAt?: string | null;
}

/** The moments that a valid request names; those that it leaves out are left out. */
export function momentsOf(request: TimelineRequest): Partial<Timeline> {
  return Object.fromEntries(
    MOMENTS.flatMap((name) => {
      const text = request[name];
      return text === undefined ? [] : [[name, text === null ? null : momentOf(text)]];
    }),
  );
}
