import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { FileContent } from './file.query.js';

/** A day: what is taken away from view is gone from shared caches the next day. */
const PUBLIC_CACHE = 'public, max-age=86400, immutable';
const PRIVATE_CACHE = 'private, no-store';

/**
 * Sends the bytes of a file so that no browser runs anything in it: it keeps to the type that is said,
 * in a sandbox that may load nothing, and a document is saved and not shown in the service's own page.
 */
export function sendContent(reply: FastifyReply, content: FileContent): StreamableFile | undefined {
  const { file, rendition } = content;
  const etag = `"${rendition.contentHash}"`;
  void reply.headers({
    etag,
    'cache-control': file.isPublic ? PUBLIC_CACHE : PRIVATE_CACHE,
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  if (isKnown(reply.request.headers['if-none-match'], etag)) {
    void reply.status(304);
    return undefined;
  }
  return new StreamableFile(rendition.bytes, {
    type: rendition.mediaType,
    disposition: dispositionOf(content),
    length: rendition.bytes.length,
  });
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
};

/** With the name in plain letters, and as it is (RFC 6266). */
function dispositionOf({ file, rendition }: FileContent): string {
  const how = file.kind === 'document' ? 'attachment' : 'inline';
  const stem = file.fileName.replace(/\.[^.]*$/, '');
  const name = `${stem}.${ENDINGS[rendition.mediaType] ?? 'bin'}`;
  const plain = name.replaceAll(/[^\w. -]/g, '_');
  const exact = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `${how}; filename="${plain}"; filename*=UTF-8''${exact}`;
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return known.includes(etag);
}
