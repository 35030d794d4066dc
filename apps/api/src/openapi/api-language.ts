import { applyDecorators, Header } from '@nestjs/common';
import { ApiHeader, ApiQuery } from '@nestjs/swagger';
import { LANGUAGES } from '#wording';

/** A handler whose texts come in the language of the request. */
export function ApiLanguage(): MethodDecorator {
  return applyDecorators(
    Header('vary', 'accept-language'),
    ApiQuery({
      name: 'language',
      required: false,
      enum: LANGUAGES,
      description: 'Comes before Accept-Language; without either the text is in Dutch.',
    }),
    ApiHeader({
      name: 'Accept-Language',
      required: false,
      description: 'The language of the text: nl or en.',
      schema: { type: 'string', maxLength: 1000 },
    }),
  );
}
