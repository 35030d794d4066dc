import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('.'),
  plugins: [react()],
  resolve: { alias: { '#domain': path('../../libs/domain/src/index.ts') } },
  build: {
    outDir: path('../../dist/web'),
    emptyOutDir: true,
    // No inlined files: the content security policy allows the service's own files only.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
