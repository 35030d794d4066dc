import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { ApiConfig, PREVIEW_CONFIG } from './api.config.js';
import { ApiModule } from './api.module.js';
import { httpAdapter } from '#platform';
import { API_PREFIX } from './api-version.js';
import { openApiDocument } from './openapi/document.js';

const FILE = 'apps/api/openapi.json';

// `preview` builds the module graph and nothing in it, so no database is needed.
const app = await NestFactory.create(
  ApiModule.forRoot(new ApiConfig(PREVIEW_CONFIG)),
  httpAdapter(),
  { preview: true, logger: false },
);
app.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready'] });
const text = `${JSON.stringify(openApiDocument(app, 'https://wijkkas.example'), null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    console.error(`${FILE} is not what the code says. Run "npm run openapi" and commit it.`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, text);
}
