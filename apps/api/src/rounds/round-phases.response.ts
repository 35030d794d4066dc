import {
  requestableEvents,
  type Round,
  ROUND_TRANSITIONS,
  type RoundEvent,
  type RoundMode,
  type RoundPhase,
} from '#domain';
import { TimelineResponse } from './round.response.js';

export class RoundStepResponse {
  /** What happens. */
  readonly event!: RoundEvent;
  /** The phases in which it can. */
  readonly from!: RoundPhase[];
  /** The phase after it. */
  readonly to!: RoundPhase;
}

export class RoundPhasesResponse {
  readonly mode!: RoundMode;
  /** Where the round stands. */
  readonly phase!: RoundPhase;
  readonly timeline!: TimelineResponse;
  /** What whoever manages the round can ask for now. */
  readonly possibleEvents!: RoundEvent[];
  /** The whole route of a round of this mode. */
  readonly route!: RoundStepResponse[];

  static of({ mode, phase, timeline }: Round): RoundPhasesResponse {
    return {
      mode,
      phase,
      timeline: TimelineResponse.of(timeline),
      possibleEvents: [...requestableEvents(mode, phase)],
      route: ROUND_TRANSITIONS.filter(({ modes }) => modes.includes(mode)).map(
        ({ event, from, to }) => ({ event, from: [...from], to }),
      ),
    };
  }
}
