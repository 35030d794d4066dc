import { BadRequestException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** No request of ours is nested deeper than a MultiPolygon in an area: eight levels. */
const DEPTH_MAX = 32;

/** Refuses bodies that are nested so deep that walking them would exhaust the stack. */
export function limitDepth(instance: FastifyInstance): void {
  instance.addHook('preValidation', (request, _reply, done) => {
    done(
      isTooDeep(request.body)
        ? new BadRequestException(`A body is nested at most ${DEPTH_MAX} levels deep.`)
        : undefined,
    );
  });
}

/** Level by level, without recursion. */
function isTooDeep(body: unknown): boolean {
  let level = [body].filter(isObject);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) return true;
    level = level.flatMap((each) => Object.values(each) as unknown[]).filter(isObject);
  }
  return false;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
