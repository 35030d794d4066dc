import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const ASSET_SECONDS = 31_536_000;

/**
 * Serves the built web app beside the API, when it has been built.
 *
 * Files in `assets/` carry a hash in their name and never change; the page itself is asked for
 * anew each time, so that a release is seen at once.
 */
export async function serveWeb(app: NestFastifyApplication, root: string): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) return;
  // Loaded only where there is something to serve: it cannot be loaded by Jest on Node 20, whose
  // CommonJS requires no ES modules (@fastify/static 10, content-disposition 3).
  const { fastifyStatic } = await import('@fastify/static');
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isAsset = path.startsWith(join(root, 'assets'));
      void reply.header(
        'cache-control',
        isAsset ? `public, max-age=${ASSET_SECONDS}, immutable` : 'no-cache',
      );
    },
  });
  const instance = app.getHttpAdapter().getInstance();
  for (const document of await pagesIn(root)) {
    const address = `/${document.replace('.html', '')}`;
    instance.get(address, (_request, reply) => reply.sendFile(document));
  }
}

/** The documents of the pages beside the start page; each has its own name as its address. */
async function pagesIn(root: string): Promise<string[]> {
  const names = await readdir(root);
  return names.filter((name) => name.endsWith('.html') && name !== 'index.html');
}
