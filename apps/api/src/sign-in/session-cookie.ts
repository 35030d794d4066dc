import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_HOURS } from '#domain';

const NAME = 'wijkkas_session';

/** One session per municipality: the cookie goes to that municipality's paths only. */
function pathOf(slug: string): string {
  return `/api/v1/municipalities/${slug}`;
}

/** The token in the signed session cookie, or null when there is none or it was tampered with. */
export function readSessionCookie(request: FastifyRequest, slug: string): string | null {
  const cookie = request.cookies[NAME];
  if (cookie === undefined) return null;
  const { valid, value } = request.unsignCookie(cookie);
  return valid && value.startsWith(`${slug}.`) ? value.slice(slug.length + 1) : null;
}

export function setSessionCookie(
  reply: FastifyReply,
  slug: string,
  session: { readonly token: string; readonly isSecure: boolean },
): void {
  void reply.setCookie(NAME, `${slug}.${session.token}`, {
    path: pathOf(slug),
    httpOnly: true,
    sameSite: 'strict',
    secure: session.isSecure,
    signed: true,
    maxAge: SESSION_HOURS * 3600,
  });
}

export function clearSessionCookie(reply: FastifyReply, slug: string): void {
  void reply.clearCookie(NAME, { path: pathOf(slug) });
}
