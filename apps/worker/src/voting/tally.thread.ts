import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { countWithRecord, explainCount, type TallyPosition } from '#domain';
import type { CountWork, ExplainWork, ThreadMessage, ThreadWork } from './thread-messages.js';

/** No more often than this does a thread tell where it is within a stage. */
const TELL_MS = 100;

let toldStage = '';
let toldAt = 0;

const given = workerData as ThreadWork;
tell(given.kind === 'count' ? counted(given) : explained(given));

function counted({ rules, ...work }: CountWork): ThreadMessage {
  const answers = rules.map((rule, index) =>
    countWithRecord({ ...work, rule }, sha256, (position) => {
      tellPosition(position, index);
    }),
  );
  return { kind: 'counted', answers };
}

function explained(work: ExplainWork): ThreadMessage {
  const document = explainCount(work, sha256, (position) => {
    tellPosition(position, 0);
  });
  return { kind: 'explained', document };
}

function tellPosition(position: TallyPosition, rule: number): void {
  const now = performance.now();
  if (position.stage === toldStage && now - toldAt < TELL_MS) return;
  toldStage = position.stage;
  toldAt = now;
  tell({ kind: 'position', at: { position, rule } });
}

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
