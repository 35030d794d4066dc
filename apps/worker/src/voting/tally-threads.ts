import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import {
  type BallotSet,
  type CountAnswer,
  type ExplanationDocument,
  TallyOutOfMemoryError,
} from '#domain';
import { WorkerConfig } from '../worker.config.js';
import type {
  CountWork,
  ExplainWork,
  ThreadAnswer,
  ThreadMessage,
  ThreadPosition,
  ThreadWork,
} from './thread-messages.js';

export type ThreadWatch = {
  /** Ends the thread at once, wherever it is. */
  readonly signal: AbortSignal;
  readonly onPosition: (at: ThreadPosition) => void;
};

/**
 * Counts in a thread of its own, so that the worker goes on renewing its hold on the job, and on any
 * other, however long a count takes. A thread that needs too much memory or breaks down ends alone.
 */
@Injectable()
export class TallyThreads {
  constructor(private readonly config: WorkerConfig) {}

  /**
   * Counts an election by each of the rules, in their order.
   *
   * @throws the reason of the signal, when it is aborted
   * @throws {TallyOutOfMemoryError} when the thread needs more memory than it may have
   */
  async count(work: CountWork, watch: ThreadWatch): Promise<readonly CountAnswer[]> {
    const answer = await this.run({ kind: 'count', ...work }, watch);
    return answer.kind === 'counted' ? answer.answers : [];
  }

  /**
   * Counts an election by a rule, and explains it.
   *
   * @throws as `count` does
   */
  async explain(work: ExplainWork, watch: ThreadWatch): Promise<ExplanationDocument> {
    const answer = await this.run({ kind: 'explain', ...work }, watch);
    if (answer.kind !== 'explained') throw new Error('The thread gave no explanation.');
    return answer.document;
  }

  private async run(work: ThreadWork, watch: ThreadWatch): Promise<ThreadAnswer> {
    watch.signal.throwIfAborted();
    const { file, memoryMb } = this.config.values.tallyThread;
    const thread = new Worker(file, {
      workerData: work,
      transferList: buffersOf(work.election.ballots),
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    try {
      return await answerOf(thread, watch);
    } catch (error) {
      throw isOutOfMemory(error) ? new TallyOutOfMemoryError(memoryMb) : error;
    } finally {
      await thread.terminate();
    }
  }
}

function answerOf(thread: Worker, { signal, onPosition }: ThreadWatch): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
    thread.on('message', (message: ThreadMessage) => {
      if (message.kind === 'position') onPosition(message.at);
      else resolve(message);
    });
    thread.on('error', reject);
    thread.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      // Nothing, when there was an answer or an error before.
      reject(new Error(`The counting thread ended with code ${code}.`));
    });
  });
}

/** What moves to the thread instead of being copied. */
function buffersOf({ starts, choices, points }: BallotSet): ArrayBuffer[] {
  return [starts, choices, points].flatMap((values) =>
    values === null ? [] : [values.buffer as ArrayBuffer],
  );
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
