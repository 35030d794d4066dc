import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem, problemOf } from './problem.js';

/** Turns every error into problem details. What is our own fault is logged and not shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const found = problemOf(error);
    if (found === null) this.logger.error(error, { requestId: request.id });
    const body = found ?? problem(500, 'Something went wrong here. Try again in a minute.');
    const reply = http.getResponse<FastifyReply>();
    const { retryAfterSeconds } = body;
    if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', retryAfterSeconds);
    void reply
      .status(body.status)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify(body));
  }
}
