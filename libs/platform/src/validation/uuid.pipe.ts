import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { InvalidInputError } from '#domain';

/** Takes a path parameter that is a UUID, and names it when it is not. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string, { data = 'id' }: ArgumentMetadata): string {
    if (!isUUID(value)) {
      throw new InvalidInputError([
        { name: data, code: 'is-uuid', reason: `${data} must be a UUID` },
      ]);
    }
    return value.toLowerCase();
  }
}
