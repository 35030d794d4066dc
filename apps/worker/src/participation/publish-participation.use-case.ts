import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { isParticipationSettled, type ParticipationCount, publishParticipation } from '#domain';
import { type SettlingRound, type Stores, type Tenant, UnitOfWork } from '#persistence';
import { voterReference } from '#platform';
import { everyMunicipality } from '../every-municipality.js';
import { WorkerConfig } from '../worker.config.js';

/** How many rounds of a municipality one turn takes on; the others come with the next one. */
const ROUNDS_MAX = 50;

/**
 * Publishes once, when a round is over, how many people took part from which buurt. Who voted is found
 * by the codes on the roll, in memory, for as long as it takes to count; what is written and told is
 * the suppressed table and nothing else. It is never computed again, so two answers cannot be compared.
 */
@Injectable()
export class PublishParticipation {
  private readonly logger = new Logger(PublishParticipation.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: WorkerConfig,
  ) {}

  /** @param jobId names the job in the audit trail */
  async execute(jobId: string): Promise<void> {
    for await (const tenant of everyMunicipality(this.unitOfWork)) {
      const roundIds = await this.unitOfWork.run(tenant, ({ participation }) =>
        participation.listUnpublished(ROUNDS_MAX),
      );
      for (const roundId of roundIds) await this.publishOne(tenant, roundId, jobId);
    }
  }

  /** A round that cannot be published keeps no other waiting. */
  private async publishOne(
    tenant: NonNullable<Tenant>,
    roundId: string,
    jobId: string,
  ): Promise<void> {
    try {
      await this.unitOfWork.run(tenant, (stores) => this.publish(stores, roundId, jobId));
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async publish(stores: Stores, roundId: string, jobId: string): Promise<void> {
    const { audit, clock, openDataSettings, participation, population } = stores;
    const round = await participation.lockUnpublished(roundId);
    if (round === null || !isParticipationSettled(round.mode, round.phase)) return;
    const threshold = await openDataSettings.cellThreshold();
    const buurten = await participation.buurtenOf(round.areaId);
    const counts = await this.count(stores, round, new Set(buurten));
    const cells = publishParticipation(counts, buurten, threshold);
    const publication = {
      id: randomUUID(),
      ...{ roundId, areaId: round.areaId, threshold },
      populationImportId: await population.findNewest(),
      publishedAt: await clock.now(),
    };
    await participation.insert(publication, cells);
    await audit.record({
      actor: 'service',
      action: 'publish-participation',
      subjectType: 'round',
      subjectId: roundId,
      origin: `job:${jobId}`,
      details: { publicationId: publication.id, threshold, cells: cells.length },
    });
  }

  private async count(
    { participation }: Stores,
    round: SettlingRound,
    buurten: ReadonlySet<string>,
  ): Promise<ParticipationCount[]> {
    const initiators = await participation.initiatorsPerBuurt(round.id);
    const supporters = await participation.supportersPerBuurt(round.id);
    const counts = [
      countOf('initiators', sumOf(initiators), initiators, buurten),
      countOf('supporters', sumOf(supporters), supporters, buurten),
    ];
    if (round.mode !== 'resident-vote') return counts;
    const voted = await participation.voterRefs(round.id);
    const voters = new Map<string | null, number>();
    for (const { personId, areaId } of await participation.residents(round.wijkteamId)) {
      if (!voted.has(voterReference(this.config.values.voterKeySecret, round.id, personId)))
        continue;
      voters.set(areaId, (voters.get(areaId) ?? 0) + 1);
    }
    return [...counts, countOf('voters', voted.size, voters, buurten)];
  }
}

function countOf(
  measure: ParticipationCount['measure'],
  total: number,
  perArea: ReadonlyMap<string | null, number>,
  buurten: ReadonlySet<string>,
): ParticipationCount {
  const known = [...perArea].flatMap(([areaId, count]): [string, number][] =>
    areaId !== null && buurten.has(areaId) ? [[areaId, count]] : [],
  );
  return { measure, total, perBuurt: new Map(known) };
}

function sumOf(counts: ReadonlyMap<string | null, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
