import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { filesUnder, settingsIn, textOf } from '../support/source-files.js';
import { builtFilesIn, instructionsOf, sourceOf, stagesOf } from './dockerfile.js';

type Service = {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly restart?: string;
  readonly healthcheck?: object;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
};

/** Read by the command line where it is typed, not by a container. */
const READ_OUTSIDE = ['WIJKKAS_URL', 'WIJKKAS_TOKEN'];
/** Where the images that are not ours listen, by the name of the image. */
const LISTENS: Readonly<Record<string, readonly string[]>> = {
  postgres: ['5432'],
  redis: ['6379'],
  'axllent/mailpit': ['1025', '8025'],
};
const COMMAND = 'docker compose --env-file .env.example -f docker/compose.yml up --build';

const text = textOf('docker/compose.yml');
const compose = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const services = Object.entries(compose.services);
const settings = settingsIn(textOf('.env.example'));
const interpolated = [...text.matchAll(/(?<!\$)\$\{([A-Z0-9_]+)/g)].map(([, name]) => name ?? '');

function imageName(service: Service | undefined): string {
  return service?.image?.split(':')[0] ?? '';
}

/** The address in a setting, or null when the setting is not one. */
function addressIn(value: string): URL | null {
  return /^[a-z]+:\/\//.test(value) ? new URL(value) : null;
}

describe('compose file', () => {
  it('is started by the command that it and the manual give', () => {
    expect(text).toContain(COMMAND);
    expect(textOf('docs/operations.md')).toContain(COMMAND);
  });

  it('uses variables that .env.example has, and all of them', () => {
    const used = new Set([...interpolated, ...READ_OUTSIDE]);

    expect([...used].filter((name) => !settings.has(name))).toEqual([]);
    expect([...settings.keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  it('hands each variable over under its own name', () => {
    const renamed = services
      .flatMap(([, { environment = {} }]) => Object.entries(environment))
      .filter(([name, value]) => value.includes('${') && !value.startsWith(`\${${name}:`));

    expect(renamed).toEqual([]);
  });

  it('writes no secret down', () => {
    const secrets = services
      .flatMap(([, { environment = {} }]) => Object.entries(environment))
      .filter(([name, value]) => /SECRET|PASSWORD|TOKEN/.test(name) && !value.startsWith('${'));

    expect(secrets).toEqual([['POSTGRES_PASSWORD', 'until-roles-are-made']]);
    expect(textOf('docker/roles.sql')).toContain('ALTER ROLE postgres PASSWORD NULL;');
  });

  it('builds from files that exist, and only those images go without a version', () => {
    const built = services.flatMap(([, { build }]) => (build === undefined ? [] : [build]));
    const builtImages = services.flatMap(([, { build, image }]) =>
      build === undefined ? [] : [image],
    );
    const unversioned = services
      .map(([, { image }]) => image)
      .filter((image) => !/:v?\d+(\.\d+)*$/.test(image ?? ''));

    expect(
      built.filter(({ context, dockerfile }) => !existsSync(join('docker', context, dockerfile))),
    ).toEqual([]);
    expect(unversioned.filter((image) => !builtImages.includes(image))).toEqual([]);
  });

  it('runs entry files that exist, with subcommands that the command line has', () => {
    const commands = services.flatMap(([, { command = [] }]) => [command.join(' ')]);
    const entries = commands.flatMap(builtFilesIn);
    const cli = filesUnder(['apps/cli/src'], ['.ts']).map(textOf).join('\n');
    const subcommands = commands.flatMap((command) =>
      [...command.matchAll(/apps\/cli\/src\/main\.js ([a-z -]+)/g)].flatMap(([, words]) =>
        (words ?? '').trim().split(' '),
      ),
    );

    expect(entries.filter((file) => !existsSync(sourceOf(file)))).toEqual([]);
    expect(subcommands).toEqual(['migrate', 'demo', 'load']);
    expect(subcommands.filter((word) => !new RegExp(`['"\`]${word}\\b`).test(cli))).toEqual([]);
  });

  it('has a service behind each host in .env.example, listening on that port', () => {
    const addresses = [...settings.values()].flatMap((value) => addressIn(value) ?? []);
    const inside = addresses.filter(({ hostname }) => hostname !== 'localhost');

    const silent = inside.filter(
      ({ hostname, port }) =>
        LISTENS[imageName(compose.services[hostname])]?.includes(port) !== true,
    );

    expect(inside.map(({ hostname }) => hostname)).toEqual([
      'postgres',
      'postgres',
      'redis',
      'mail',
    ]);
    expect(silent).toEqual([]);
  });

  it('publishes the port of the public address, on this machine alone', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports);
    const port = new URL(settings.get('PUBLIC_URL') ?? '').port;

    expect(port).toBe(settings.get('API_PORT'));
    expect(compose.services['api']?.ports).toEqual(['127.0.0.1:${API_PORT:?}:${API_PORT:?}']);
    expect(published.filter((one) => !one.startsWith('127.0.0.1:'))).toEqual([]);
    expect(compose.services['mail']?.ports).toEqual(['127.0.0.1:8025:8025']);
  });

  it('waits for services that exist, in a way that they can answer', () => {
    const dockerfiles = (service: Service | undefined): string =>
      service?.build === undefined ? '' : textOf(join('docker', '..', service.build.dockerfile));
    const reportsHealth = (service: Service | undefined): boolean =>
      service?.healthcheck !== undefined ||
      stagesOf(instructionsOf(dockerfiles(service)))
        .at(-1)
        ?.instructions.some(({ name }) => name === 'HEALTHCHECK') === true;
    const waits = services.flatMap(([name, { depends_on = {} }]) =>
      Object.entries(depends_on).map(([on, { condition }]) => ({ name, on, condition })),
    );

    const vain = waits.filter(({ on, condition }) => {
      const service = compose.services[on];
      if (condition === 'service_healthy') return !reportsHealth(service);
      return condition !== 'service_completed_successfully' || service?.restart !== 'no';
    });

    expect(waits).not.toEqual([]);
    expect(vain).toEqual([]);
  });

  it('mounts files that exist and declares the volumes that it names', () => {
    const sources = services
      .flatMap(([, { volumes = [] }]) => volumes)
      .map((volume) => volume.split(':')[0] ?? '');
    const files = sources.filter((source) => source.startsWith('.'));
    const named = sources.filter((source) => !source.startsWith('.'));

    expect(files.filter((file) => !existsSync(join('docker', file)))).toEqual([]);
    expect(named.toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
  });

  it('runs PostgreSQL 18 with its data where that version keeps it', () => {
    const { image, volumes } = compose.services['postgres'] ?? {};

    expect(image).toBe('postgres:18');
    expect(volumes).toContain('postgres-data:/var/lib/postgresql');
  });

  it('makes the database roles from the addresses that the services use', () => {
    const read = [...textOf('docker/roles.sql').matchAll(/^\\getenv \w+ (\w+)$/gm)].map(
      ([, name]) => name ?? '',
    );
    const given = Object.keys(compose.services['postgres']?.environment ?? {});
    const [owner, service] = read.map((name) => addressIn(settings.get(name) ?? ''));

    expect(read).toEqual(['MIGRATION_DATABASE_URL', 'DATABASE_URL']);
    expect(given).toEqual(expect.arrayContaining(read));
    expect(owner?.pathname).toBe(service?.pathname);
    expect(owner?.username).not.toBe(service?.username);
  });

  it('lets Redis lose no job', () => {
    const command = compose.services['redis']?.command?.join(' ');

    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
  });

  it('keeps the address of the schema owner to the services that need it', () => {
    const knowing = services
      .filter(([, { environment = {} }]) => 'MIGRATION_DATABASE_URL' in environment)
      .map(([name]) => name);

    expect(knowing).toEqual(['postgres', 'migrate']);
  });
});
