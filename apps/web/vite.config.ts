import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** A page for each document: the front door does not carry what only another page needs. */
const documents = readdirSync(path('.')).filter((name) => name.endsWith('.html'));

const resolve = {
  alias: {
    '#domain': path('../../libs/domain/src/index.ts'),
    '#wording': path('../../libs/wording/src/index.ts'),
  },
};

/** The domain only declares: a file of it from which nothing is used can be left out. */
const treeshake = {
  moduleSideEffects: (id: string): boolean => !id.includes('/libs/domain/src/'),
};

/**
 * The tally engine as one file under a name that stays the same, so that others can count with it
 * too; its types stand beside it.
 */
function standAloneEngine(): Plugin {
  let outDir = '';
  return {
    name: 'stand-alone-engine',
    apply: 'build',
    configResolved: (config) => {
      outDir = config.build.outDir;
    },
    closeBundle: async () => {
      await build({
        configFile: false,
        logLevel: 'warn',
        resolve,
        publicDir: false,
        build: {
          outDir: `${outDir}/engine`,
          emptyOutDir: false,
          copyPublicDir: false,
          lib: {
            entry: path('src/engine/tally-engine.ts'),
            formats: ['es'],
            fileName: () => 'tally-engine.js',
          },
          rolldownOptions: { treeshake },
        },
      });
    },
  };
}

/** While developing, pages have the addresses that the service gives them. */
function cleanAddresses(): Plugin {
  return {
    name: 'clean-addresses',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, _response, next) => {
        const [address = '', query = ''] = (request.url ?? '').slice(1).split(/(?=\?)/);
        if (documents.includes(`${address}.html`)) request.url = `/${address}.html${query}`;
        next();
      });
    },
  };
}

export default defineConfig({
  root: path('.'),
  plugins: [react(), cleanAddresses(), standAloneEngine()],
  resolve,
  worker: { format: 'es', rolldownOptions: { treeshake } },
  build: {
    outDir: path('../../dist/web'),
    emptyOutDir: true,
    // No inlined files: the content security policy allows the service's own files only.
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake,
      input: documents.map(path),
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
