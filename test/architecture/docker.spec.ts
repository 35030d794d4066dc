import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { filesUnder, settingsIn, textOf } from '../support/source-files.js';
import {
  builtFilesIn,
  commandOf,
  copyOf,
  instructionsOf,
  sourceOf,
  stagesOf,
} from './dockerfile.js';

const manifest = JSON.parse(textOf('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const settings = settingsIn(textOf('.env.example'));
const ignored = textOf('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** The files that a RUN or a CMD starts with node or npm, and that must be there. */
function missingFrom(commandLine: string): string[] {
  const scripts = [...commandLine.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => manifest.scripts[name] === undefined);
  const files = [...commandLine.matchAll(/\bnode ([\w./-]+\.m?js)\b/g)]
    .map(([, path]) => path ?? '')
    .filter((path) => !path.startsWith('dist/') && !existsSync(path));
  const entries = builtFilesIn(commandLine).filter((path) => !existsSync(sourceOf(path)));
  return [...scripts, ...files, ...entries];
}

describe('Dockerfile reader', () => {
  it('joins continued lines, drops comments and groups by stage', () => {
    const text =
      'FROM node:24 AS a\n# note\nRUN one && \\\n  two\nFROM a\nCOPY --from=a /x /y ./z\n';

    const stages = stagesOf(instructionsOf(text));

    expect(stages).toEqual([
      { name: 'a', image: 'node:24', instructions: [{ name: 'RUN', rest: 'one &&  two' }] },
      {
        name: '1',
        image: 'a',
        instructions: [{ name: 'COPY', rest: '--from=a /x /y ./z' }],
      },
    ]);
    expect(copyOf(stages[1]!.instructions[0]!)).toEqual({ from: 'a', sources: ['/x', '/y'] });
  });

  it('sees a script, a file or an entry that does not exist', () => {
    const commandLine = 'npm run no-such-script && node no-such.mjs && node dist/apps/no/main.js';

    expect(missingFrom(commandLine)).toEqual([
      'no-such-script',
      'no-such.mjs',
      'dist/apps/no/main.js',
    ]);
  });
});

describe.each(['docker/api.Dockerfile', 'docker/worker.Dockerfile'])('%s', (path) => {
  const stages = stagesOf(instructionsOf(textOf(path)));
  const last = stages.at(-1)!;
  const every = stages.flatMap(({ instructions }) => instructions);
  const inLast = (name: string) => last.instructions.filter((one) => one.name === name);

  it('builds in stages on Node 24, slim', () => {
    expect(stages.length).toBeGreaterThan(1);
    expect(stages.map(({ image }) => image)).toEqual(stages.map(() => 'node:24-slim'));
  });

  it('copies only what exists and is not ignored', () => {
    const sources = every
      .filter(({ name }) => name === 'COPY')
      .map(copyOf)
      .filter(({ from }) => from === null)
      .flatMap((copy) => copy.sources);

    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
    expect(sources.filter((source) => ignored.includes(source.replace(/^\.\//, '')))).toEqual([]);
  });

  it('copies from stages that exist, the files that they make', () => {
    const names = stages.map(({ name }) => name);
    const copies = inLast('COPY')
      .map(copyOf)
      .filter(({ from }) => from !== null);

    expect(copies.filter(({ from }) => !names.includes(from ?? ''))).toEqual([]);
    expect(copies.flatMap(({ sources }) => sources).toSorted()).toEqual([
      '/app/dist',
      '/app/node_modules',
    ]);
  });

  it('takes production dependencies only into its last stage', () => {
    const from = inLast('COPY')
      .map(copyOf)
      .find(({ sources }) => sources.includes('/app/node_modules'))?.from;
    const installs = stages
      .filter(({ name }) => name === from)
      .flatMap(({ instructions }) => instructions)
      .filter(({ name }) => name === 'RUN');

    expect(installs.map(({ rest }) => rest)).toEqual(['npm ci --omit=dev']);
    expect(inLast('RUN')).toEqual([]);
  });

  it('installs by the lockfile', () => {
    const installs = every
      .filter(({ name, rest }) => name === 'RUN' && /\bnpm\b/.test(rest))
      .map(({ rest }) => rest);

    expect(installs.filter((rest) => !/^npm ci( --omit=dev)?$/.test(rest))).toEqual([]);
    expect(every).toContainEqual({ name: 'RUN', rest: 'node scripts/build.mjs' });
  });

  it('runs commands that exist', () => {
    const commandLines = every
      .filter(({ name }) => ['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK'].includes(name))
      .map(({ rest }) => (rest.includes('[') ? commandOf(rest).join(' ') : rest));

    expect(inLast('CMD')).toHaveLength(1);
    expect(builtFilesIn(commandLines.join(' '))).toHaveLength(1);
    expect(commandLines.flatMap(missingFrom)).toEqual([]);
  });

  it('does not run as root', () => {
    const users = inLast('USER').map(({ rest }) => rest);

    expect(users).toEqual(['node']);
    expect(last.instructions.findIndex(({ name }) => name === 'USER')).toBeLessThan(
      last.instructions.findIndex(({ name }) => name === 'CMD'),
    );
  });

  it('holds no secret and is in production mode unless told otherwise', () => {
    const variables = every.filter(({ name }) => name === 'ENV' || name === 'ARG');

    expect(variables).toEqual([{ name: 'ENV', rest: 'NODE_ENV=production' }]);
  });

  it('checks its health by variables that exist', () => {
    const checks = inLast('HEALTHCHECK').map(({ rest }) => commandOf(rest).join(' '));
    const variables = checks.flatMap((check) => check.match(/(?<=process\.env\.)\w+/g) ?? []);

    expect(checks).toHaveLength(1);
    expect(variables).not.toEqual([]);
    expect(variables.filter((name) => !settings.has(name))).toEqual([]);
  });

  it('exposes the port of .env.example, if any', () => {
    const ports = inLast('EXPOSE').map(({ rest }) => rest);

    expect(ports).toEqual(path.includes('api') ? [settings.get('API_PORT')] : []);
  });

  it('carries the licence', () => {
    const sources = inLast('COPY').flatMap((copy) => copyOf(copy).sources);

    expect(sources).toContain('LICENSE');
  });
});

describe('docker folder', () => {
  it('asks the api for its health where the api answers', () => {
    const sources = filesUnder(['apps/api/src', 'libs/platform/src'], ['.controller.ts']);
    const health = sources.map(textOf).filter((text) => text.includes(`@Controller('health')`));

    expect(textOf('docker/api.Dockerfile')).toContain('/health/ready');
    expect(health.join('\n')).toContain(`@Get('ready')`);
  });

  it('keeps secrets, data and the repository itself out of the images', () => {
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.data', '.git', 'node_modules']));
  });
});
