import type { Clock } from '#persistence';

/** A clock that can be set to any moment, and runs on from there as fast as any other. */
export class TestClock implements Clock {
  private aheadMs = 0;

  /** @param startsAt the moment that it shows now; the real one unless told otherwise */
  constructor(startsAt: Date = new Date()) {
    this.goTo(startsAt);
  }

  now(): Promise<Date> {
    return Promise.resolve(new Date(Date.now() + this.aheadMs));
  }

  goTo(moment: Date): void {
    this.aheadMs = moment.getTime() - Date.now();
  }
}
