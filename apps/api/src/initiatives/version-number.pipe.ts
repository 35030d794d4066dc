import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFoundError } from '#domain';

const NUMBER = /^[1-9]\d{0,5}$/;

/** Takes the number of a version from an address; what is no whole number from 1 names no version. */
@Injectable()
export class VersionNumberPipe implements PipeTransform<string | number, number> {
  /** @throws {NotFoundError} when it is no number of a version */
  transform(value: string | number): number {
    // The pipe before this one has made a number of it already, or none.
    const text = String(value);
    if (NUMBER.test(text)) return Number(text);
    throw new NotFoundError('version', text.slice(0, 40));
  }
}
