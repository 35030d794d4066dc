import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { WorkerConfig } from '../../apps/worker/src/worker.config.js';

const BUILT = new URL('../../dist/apps/worker/src/', import.meta.url);

/** The worker as it ships, by a clock that runs ahead of the real one. It goes when the suite goes. */
const PROGRAM = `
  const { app, config, values, aheadMs } = JSON.parse(process.argv[1]);
  await import('reflect-metadata');
  const { createWorker } = await import(app);
  const { WorkerConfig } = await import(config);
  process.on('disconnect', () => process.exit());
  process.on('message', () => process.send(process.resourceUsage().maxRSS * 1024));
  await createWorker(new WorkerConfig(values), {
    now: () => Promise.resolve(new Date(Date.now() + aheadMs)),
  });
  process.send('ready');`;

/** A worker in a process of its own, that can be killed as a power cut would. */
export class WorkerProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** When the process was started. */
    readonly startedAt: Date,
    /** When it was at work. */
    readonly readyAt: Date,
  ) {}

  /**
   * Starts a worker as it was built, and waits until it is at work.
   *
   * @param aheadMs how far its clock is ahead of the real one
   */
  static async start({ values }: WorkerConfig, aheadMs: number): Promise<WorkerProcess> {
    const startedAt = new Date();
    const given = {
      app: new URL('worker-app.js', BUILT).href,
      config: new URL('worker.config.js', BUILT).href,
      values,
      aheadMs,
    };
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', PROGRAM, JSON.stringify(given)],
      { env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    const exited = once(child, 'exit').then(([code]) => {
      throw new Error(`The worker ended before it was ready: ${String(code)}.`);
    });
    await Promise.race([once(child, 'message'), exited]);
    exited.catch(() => undefined);
    return new WorkerProcess(child, startedAt, new Date());
  }

  /** The most memory that it ever had, in bytes. */
  async peakMemory(): Promise<number> {
    const answered = once(this.child, 'message');
    this.child.send('peak');
    const [bytes] = (await answered) as [number];
    return bytes;
  }

  /** Kills it in whatever it does, and waits until it is gone. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }
}
