import type { Timeline } from '#domain';
import { IsMoment, momentOf } from './is-moment.js';

/** When the phases of a round are planned. Null: not planned. */
export class TimelineRequest {
  /** From this moment on initiatives can be submitted. */
  @IsMoment()
  readonly submissionOpensAt?: string | null;

  /** From this moment on they cannot. */
  @IsMoment()
  readonly submissionClosesAt?: string | null;

  /** From this moment on residents can vote. */
  @IsMoment()
  readonly votingOpensAt?: string | null;

  /** A ballot at this moment is late. */
  @IsMoment()
  readonly votingClosesAt?: string | null;
}

const MOMENTS = [
  'submissionOpensAt',
  'submissionClosesAt',
  'votingOpensAt',
  'votingClosesAt',
] as const;

export const NOTHING_PLANNED: Timeline = {
  submissionOpensAt: null,
  submissionClosesAt: null,
  votingOpensAt: null,
  votingClosesAt: null,
};

/** The moments that a valid request names; those that it leaves out are left out. */
export function momentsOf(request: TimelineRequest): Partial<Timeline> {
  return Object.fromEntries(
    MOMENTS.flatMap((name) => {
      const text = request[name];
      return text === undefined ? [] : [[name, momentOf(text)]];
    }),
  );
}
