import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions, UnitOfWork } from '#persistence';
import { AdvanceRounds } from '../../apps/worker/src/phases/advance-rounds.use-case.js';
import { type Answer, type Json, startTestApi, TestClient, type TestApi } from './api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from './municipality.factory.js';
import type { TestRound } from './round.factory.js';
import { TestClock } from './test-clock.js';

const HOUR_MS = 3_600_000;

/** A whole second, so many hours from now. */
export function at(hours: number): Date {
  return new Date(Math.floor(Date.now() / 1_000) * 1_000 + hours * HOUR_MS);
}

/** What everybody can read of a round and its plan. */
export type PublishedPhases = {
  readonly phase: string;
  readonly nextStep: { readonly moment: string; readonly plannedAt: string } | null;
  readonly obstacle: { readonly code: string; readonly moment: string } | null;
  readonly localTimeline: Readonly<Record<string, string | null>>;
};

/** A town whose rounds move by a clock of their own, with its chair. */
export class TimelineTown {
  private constructor(
    readonly api: TestApi,
    readonly town: TestMunicipality,
    readonly chair: TestPerson,
    readonly dataSource: DataSource,
  ) {}

  static async open(): Promise<TimelineTown> {
    const api = await startTestApi();
    const town = await aMunicipality(api);
    const chair = await aPerson(api, town, 'chair');
    const dataSource = await new DataSource(dataSourceOptions(api.database.url)).initialize();
    return new TimelineTown(api, town, chair, dataSource);
  }

  /** One turn of the worker, at a moment of its own. */
  turn(moment: Date): Promise<void> {
    const unitOfWork = new UnitOfWork(this.dataSource, new TestClock(moment));
    return new AdvanceRounds(unitOfWork).execute(randomUUID());
  }

  /** Plans moments of a round, by the names of their columns. */
  async plan(round: TestRound, columns: Readonly<Record<string, Date>>): Promise<void> {
    const names = Object.keys(columns).map((name, index) => `${name} = $${index + 2}`);
    await asOwner(this.api, `UPDATE round SET ${names.join(', ')} WHERE id = $1`, [
      round.id,
      ...Object.values(columns),
    ]);
  }

  async phases(round: Pick<TestRound, 'path'>): Promise<PublishedPhases> {
    return (await new TestClient(this.api).get<PublishedPhases>(`${round.path}/phases`)).body;
  }

  async changes(round: TestRound): Promise<Json[]> {
    return (await new TestClient(this.api).get<Json[]>(`${round.path}/phase-changes`)).body;
  }

  move(round: TestRound, event: string): Promise<Answer<Json>> {
    return this.chair.client.post(`${round.path}/phase-transitions`, { event });
  }

  postpone(round: TestRound, body: object): Promise<Answer<Json>> {
    return this.chair.client.post(`${round.path}/postponements`, body);
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.api.close();
  }
}
