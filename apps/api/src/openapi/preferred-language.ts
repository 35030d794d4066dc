import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InvalidInputError } from '#domain';
import { type Language, LANGUAGES } from '#wording';

/** What stands for any language; texts are written in Dutch first. */
const ANY = '*';

/**
 * The language, of those that texts exist in, that an Accept-Language header asks for most; of equal ones
 * the first. Null when it asks for none of them.
 */
export function preferredLanguage(header: string): Language | null {
  const asked = header
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.toLowerCase().split(';');
      const weight = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='));
      return { range: range.trim(), quality: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  for (const { range } of asked) {
    const language = range === ANY ? LANGUAGES[0] : LANGUAGES.find((known) => speaks(range, known));
    if (language !== undefined) return language;
  }
  return null;
}

/**
 * The language that a request asks for: by `language` in its query, or else by its Accept-Language header.
 *
 * @throws {InvalidInputError} when `language` is none that texts exist in
 */
export function requestedLanguage(asked: unknown, header = ''): Language | null {
  if (asked === undefined) return preferredLanguage(header);
  const language = LANGUAGES.find((known) => known === asked);
  if (language !== undefined) return language;
  const reason = `language must be one of: ${LANGUAGES.join(', ')}`;
  throw new InvalidInputError([{ name: 'language', code: 'is-in', reason }]);
}

/** Gives a handler the language that its texts are asked for in; null for none. */
export const RequestedLanguage = createParamDecorator((_: unknown, host: ExecutionContext) => {
  const { query, headers } = host.switchToHttp().getRequest<FastifyRequest>();
  const { language } = query as { readonly language?: unknown };
  return requestedLanguage(language, headers['accept-language']);
});

/** `nl-BE` is Dutch too. */
function speaks(range: string, language: Language): boolean {
  return range === language || range.startsWith(`${language}-`);
}
