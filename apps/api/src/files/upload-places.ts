import { Injectable } from '@nestjs/common';
import { UploadsBusyError } from '#domain';

/** How many files are read and looked at at once; each may take some 250 MB while it is decoded. */
const PLACES = 3;
const WAITING_MAX = 30;

/** A few places to look at files in, so that the memory they take together is bounded. */
@Injectable()
export class UploadPlaces {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * Does something in a place of its own, once there is one.
   *
   * @throws {UploadsBusyError} when too many wait already
   */
  async within<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.taken >= PLACES) {
      if (this.waiting.length >= WAITING_MAX) throw new UploadsBusyError();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.taken += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.taken -= 1;
      else next();
    }
  }
}
