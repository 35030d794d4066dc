import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freePort } from '../../scripts/lib/ports.mjs';
import { isAlive } from '../../scripts/lib/processes.mjs';

const READY = 'Ctrl-C stops everything.';
/** A start takes seconds, and much longer on a machine that is busy with other tests. */
const START_TIMEOUT_MS = 300_000;
const NOBODY = { uid: 65534, gid: 65534 };

type Launcher = {
  readonly child: ChildProcess;
  readonly text: () => string;
  readonly ended: Promise<number | null>;
};
type Running = {
  readonly pid: number;
  readonly url: string;
  readonly processes: readonly { readonly name: string; readonly pid: number }[];
};

const launchers: Launcher[] = [];
const folders: string[] = [];

/** PostgreSQL refuses root, so a root who runs the tests stands for an ordinary user as well. */
function ordinaryUser(): { uid?: number; gid?: number } {
  const isRoot = process.getuid?.() === 0;
  const isOpen = isRoot && ancestors(process.cwd()).every((path) => statSync(path).mode & 0o001);
  return isOpen ? NOBODY : {};
}

function ancestors(path: string): string[] {
  const parent = join(path, '..');
  return parent === path ? [path] : [path, ...ancestors(parent)];
}

/** A temporary folder of the ordinary user, with these folders in it. */
async function aDataFolder(...names: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'wijkkas-launcher-'));
  folders.push(folder);
  const inner = names.map((name) => join(folder, name));
  for (const path of inner) await mkdir(path);
  const { uid, gid } = ordinaryUser();
  if (uid !== undefined && gid !== undefined) {
    for (const path of [folder, ...inner]) await chown(path, uid, gid);
  }
  return folder;
}

/** Starts what `npm start` starts. */
function launch(args: readonly string[], env: Readonly<Record<string, string>> = {}): Launcher {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    ...ordinaryUser(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const launcher = { child, text: () => text, ended };
  launchers.push(launcher);
  return launcher;
}

async function launchUntilReady(args: readonly string[]): Promise<Launcher> {
  const launcher = launch(args);
  while (!launcher.text().includes(READY)) {
    if (launcher.child.exitCode !== null) throw new Error(launcher.text());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return launcher;
}

function runningIn(folder: string): Running {
  return JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as Running;
}

/** Asks the database of a data folder, as its owner. */
async function ask(folder: string, sql: string): Promise<number | null> {
  const { ownerPassword, postgresPort } = JSON.parse(
    readFileSync(join(folder, 'secrets.json'), 'utf8'),
  ) as { ownerPassword: string; postgresPort: number };
  const client = new pg.Client({
    host: '127.0.0.1',
    port: postgresPort,
    user: 'wijkkas_owner',
    password: ownerPassword,
    database: 'wijkkas',
  });
  await client.connect();
  try {
    return (await client.query(sql)).rowCount;
  } finally {
    await client.end();
  }
}

describe('npm start', () => {
  afterEach(async () => {
    for (const { child, ended } of launchers.splice(0)) {
      child.kill('SIGTERM');
      await ended;
    }
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  it('names the way out when its port is in use', async () => {
    const folder = await aDataFolder();
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };

    const launcher = launch(['--data', folder, '--port', String(port)]);
    const code = await launcher.ended;
    server.close();

    expect(code).toBe(1);
    expect(launcher.text()).toMatch(new RegExp(`Port ${port} is in use.*npm start -- --port \\d+`));
    expect(existsSync(join(folder, 'running.json'))).toBe(false);
  });

  it('keeps away from a data folder of another PostgreSQL', async () => {
    const folder = await aDataFolder('postgres');
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '16\n');

    const launcher = launch(['--data', folder, '--port', String(await freePort())]);
    const code = await launcher.ended;

    expect(code).toBe(1);
    expect(launcher.text()).toMatch(/is of PostgreSQL 16.*move the folder away.*--fresh/);
    expect(launcher.text()).not.toMatch(/\n\s+at /);
  });

  it('says in one sentence that a given database does not answer', async () => {
    const folder = await aDataFolder();
    const port = await freePort();

    const launcher = launch(['--data', folder, '--port', String(await freePort())], {
      DATABASE_URL: `postgres://wijkkas:hidden@127.0.0.1:${port}/wijkkas`,
    });
    const code = await launcher.ended;

    expect(code).toBe(1);
    expect(launcher.text()).toContain(`PostgreSQL at 127.0.0.1:${port}/wijkkas (DATABASE_URL)`);
    expect(launcher.text()).not.toContain('hidden');
  });

  it('answers wrong use with exit code 2', async () => {
    const codes = await Promise.all([
      launch(['--prot', '3001']).ended,
      launch(['--port', 'http']).ended,
      launch(['3001']).ended,
    ]);

    expect(codes).toEqual([2, 2, 2]);
  });

  it(
    'serves an ordinary user, survives a kill, and leaves nothing behind',
    async () => {
      const folder = await aDataFolder();
      const args = ['--data', folder, '--port', String(await freePort())];
      const killed = await launchUntilReady(args);
      const first = runningIn(folder);
      const response = await fetch(`${first.url}/health/ready`);
      await ask(folder, 'CREATE TABLE kept (id int)');
      killed.child.kill('SIGKILL');
      await killed.ended;

      const next = await launchUntilReady(args);
      const second = runningIn(folder);
      const other = launch(args);
      const otherCode = await other.ended;
      const kept = await ask(folder, `SELECT FROM pg_tables WHERE tablename = 'kept'`);
      // Under npm, one Ctrl-C comes twice: from the terminal and from npm.
      next.child.kill('SIGINT');
      next.child.kill('SIGINT');
      const code = await next.ended;

      expect(response.status).toBe(200);
      expect(statSync(join(folder, 'postgres')).uid).not.toBe(0);
      expect(next.text()).toContain('An earlier run was cut off; stopped its');
      expect(otherCode).toBe(1);
      expect(other.text()).toContain(`runs at ${second.url} already`);
      expect(kept).toBe(1);
      expect(code).toBe(0);
      expect(second.processes.map(({ name }) => name).toSorted()).toEqual([
        'PostgreSQL server',
        'api',
        'worker',
      ]);
      expect([...first.processes, ...second.processes].filter(({ pid }) => isAlive(pid))).toEqual(
        [],
      );
      expect(existsSync(join(folder, 'running.json'))).toBe(false);
      expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
    },
    START_TIMEOUT_MS,
  );

  it(
    'begins anew when told to, and stops all when a part dies',
    async () => {
      const folder = await aDataFolder('postgres', 'mail');
      writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '16\n');
      writeFileSync(join(folder, 'mail', 'old.eml'), 'Subject: old');
      writeFileSync(join(folder, 'notes.txt'), 'not ours');
      const port = String(await freePort());

      const launcher = await launchUntilReady(['--data', folder, '--port', port, '--fresh']);
      const { processes } = runningIn(folder);
      const api = processes.find(({ name }) => name === 'api');
      process.kill(api?.pid ?? NaN, 'SIGKILL');
      const code = await launcher.ended;

      expect(existsSync(join(folder, 'mail', 'old.eml'))).toBe(false);
      expect(existsSync(join(folder, 'notes.txt'))).toBe(true);
      expect(code).toBe(1);
      expect(launcher.text()).toContain('The api stopped unexpectedly (killed by SIGKILL)');
      expect(processes.filter(({ pid }) => isAlive(pid))).toEqual([]);
      expect(existsSync(join(folder, 'running.json'))).toBe(false);
    },
    START_TIMEOUT_MS,
  );
});
