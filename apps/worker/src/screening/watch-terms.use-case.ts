import { Injectable, Logger } from '@nestjs/common';
import { isLockTimeout, type Stores, type Tenant, UnitOfWork } from '#persistence';
import { localDay } from '#platform';
import { everyMunicipality } from '../every-municipality.js';
import { inLanes } from '../in-lanes.js';
import { startCases } from './start-cases.js';
import { turnTerms } from './turn-terms.js';

/** How many batches are at work at the same time; each takes one of the worker's connections. */
const LANES = 2;
/** How many terms, or new applications, share a transaction. */
const BATCH_MAX = 25;
/** How many of a municipality one turn takes on; the others come with the next one. */
const DUE_MAX = 5_000;
/** Where a municipality set nothing. */
const REMIND_DAYS: readonly number[] = [7, 2];

type Batch = {
  readonly tenant: NonNullable<Tenant>;
  readonly ids: readonly string[];
  readonly work: (stores: Stores, ids: readonly string[]) => Promise<void>;
};

/** Looks at the clocks of applications and advice, and starts on what was handed in. */
@Injectable()
export class WatchTerms {
  private readonly logger = new Logger(WatchTerms.name);

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Does what the calendar asks for today: terms go on, pass, or come near their end. Each happens
   * once, with all that belongs to it, or not at all: a worker that dies, and another one that
   * looks at the same time, change nothing about that.
   *
   * @param jobId names the job in the audit trail
   */
  async execute(jobId: string): Promise<void> {
    const batches: Batch[] = [];
    for await (const tenant of everyMunicipality(this.unitOfWork)) {
      const found = await this.unitOfWork.run(tenant, (stores) => lookFor(stores));
      const terms = batchesOf(tenant, found.terms, (stores, ids) => turnTerms(stores, ids, jobId));
      const fresh = batchesOf(tenant, found.fresh, (stores, ids) => startCases(stores, ids, jobId));
      batches.push(...terms, ...fresh);
    }
    await inLanes(batches, LANES, (batch) => this.take(batch));
  }

  /** When a batch fails nothing of it was done, and each is taken by itself. */
  private async take(batch: Batch): Promise<void> {
    const { tenant, ids, work } = batch;
    try {
      await this.unitOfWork.run(tenant, (stores) => work(stores, ids));
    } catch (error) {
      if (ids.length > 1) {
        for (const id of ids) await this.take({ ...batch, ids: [id] });
      } else if (!isLockTimeout(error)) {
        this.logger.error(error);
      }
    }
  }
}

/** What is due in one municipality. */
async function lookFor({ clock, screenings, screeningProcedures, terms }: Stores): Promise<{
  readonly terms: readonly string[];
  readonly fresh: readonly string[];
}> {
  const todayOn = localDay(await clock.now());
  const procedure = await screeningProcedures.inForce();
  const due = await terms.listDue(todayOn, procedure?.remindDays ?? REMIND_DAYS, DUE_MAX);
  const startsItself = procedure?.opensItself === true || procedure?.assignsItself === true;
  const fresh = startsItself ? await screenings.listFresh(procedure, DUE_MAX) : [];
  return { terms: due, fresh };
}

function batchesOf(
  tenant: NonNullable<Tenant>,
  ids: readonly string[],
  work: Batch['work'],
): Batch[] {
  const batches: Batch[] = [];
  for (let from = 0; from < ids.length; from += BATCH_MAX) {
    batches.push({ tenant, ids: ids.slice(from, from + BATCH_MAX), work });
  }
  return batches;
}
