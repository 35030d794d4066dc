import { PayloadTooLargeException } from '@nestjs/common';

/**
 * A body that is read while it comes in, by whoever is allowed to send it. Nobody has looked at it:
 * it shows nothing of itself but its chunks, and those once.
 */
export class BodyStream {
  readonly #source: AsyncIterable<Buffer>;
  readonly #bytesMax: number;

  constructor(source: AsyncIterable<Buffer>, bytesMax: number) {
    this.#source = source;
    this.#bytesMax = bytesMax;
  }

  /** @throws {PayloadTooLargeException} once more has come in than a body may have */
  async *chunks(): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const chunk of this.#source) {
      bytes += chunk.length;
      if (bytes > this.#bytesMax) {
        throw new PayloadTooLargeException(`A body has at most ${this.#bytesMax} bytes.`);
      }
      yield chunk;
    }
  }
}
