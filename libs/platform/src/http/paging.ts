import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const PER_PAGE_MAX = 100;
const PAGE_MAX = 1_000_000;

/** Which part of a list to send. */
export class PageQuery {
  @ApiPropertyOptional({
    description: 'The page, from 1.',
    type: 'integer',
    minimum: 1,
    maximum: PAGE_MAX,
    default: 1,
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  readonly page: number = 1;

  @ApiPropertyOptional({
    description: 'How many items a page holds.',
    type: 'integer',
    minimum: 1,
    maximum: PER_PAGE_MAX,
    default: 20,
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PER_PAGE_MAX)
  readonly perPage: number = 20;
}

type Found<Item> = {
  readonly items: readonly Item[];
  readonly totalCount: number;
  readonly isTotalAtLeast?: boolean;
};

/**
 * Sets the headers of a page and returns its items as the client sees them, so that the body stays
 * a plain array.
 *
 * `Link` holds first, prev, next and last (RFC 8288); prev and next only where they exist. Of a list
 * that was not counted to its end, `Total-Count` is the least it can be, `Total-Count-Is` says so, and
 * nobody knows the last page.
 */
export function sendPage<Item, Shown>(
  reply: FastifyReply,
  { page, perPage }: PageQuery,
  found: Found<Item>,
  show: (item: Item) => Shown,
): Shown[] {
  const pages = Math.max(1, Math.ceil(found.totalCount / perPage));
  const isCut = found.isTotalAtLeast === true;
  const isFull = found.items.length === perPage;
  const links = [
    { rel: 'first', to: 1 },
    ...(page > 1 ? [{ rel: 'prev', to: isCut ? page - 1 : Math.min(page - 1, pages) }] : []),
    ...(page < pages || (isCut && isFull) ? [{ rel: 'next', to: page + 1 }] : []),
    ...(isCut ? [] : [{ rel: 'last', to: pages }]),
  ];
  const link = links.map(({ rel, to }) => `<${pageUrl(reply.request, to)}>; rel="${rel}"`);
  void reply.headers({
    link: link.join(', '),
    'total-count': found.totalCount,
    ...(isCut ? { 'total-count-is': 'at-least' } : {}),
    'total-pages': pages,
    'current-page': page,
    'per-page': perPage,
  });
  return found.items.map((item) => show(item));
}

function pageUrl(request: FastifyRequest, page: number): string {
  const url = new URL(request.url, 'http://wijkkas');
  url.searchParams.set('page', page.toString());
  return `${url.pathname}${url.search}`;
}
