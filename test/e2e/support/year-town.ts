import { randomUUID } from 'node:crypto';
import type { Role } from '#domain';
import { JOBS } from '#jobs';
import { startTestApi, TestClient, type TestApi, type Json } from '../../support/api.js';
import { cliEnvironment, jsonLines, wijkkas } from '../../support/cli.js';
import { SmtpListener } from '../../support/smtp-listener.js';
import { TestClock } from '../../support/test-clock.js';
import { TestWorkers, until } from '../../support/worker.js';
import { bodyOf } from './town.js';
import { YearCalendar } from './year-calendar.js';
import { type Door, hire, register, YearPerson } from './year-people.js';

/** The first day of the year of the story, counted from the day of the test. */
export const FIRST_DAY = -120;

/** A wijkteam with everybody in it. */
export type YearTeam = {
  readonly id: string;
  readonly areaId: string;
  readonly buurtId: string;
  readonly chair: YearPerson;
  readonly secretary: YearPerson;
  readonly treasurer: YearPerson;
  readonly members: readonly YearPerson[];
  readonly subRepresentative: YearPerson;
  readonly professional: YearPerson;
};

type Phases = {
  readonly phase: string;
  readonly nextStep: { readonly moment: string; readonly plannedAt: string } | null;
  readonly obstacle: Json | null;
};

/** The service with its worker, its mail and its clock, and the town that uses it. */
export class YearTown {
  /** The rounds that were made, by id: the clock takes them along. */
  readonly roundIds: string[] = [];

  private constructor(
    readonly door: Door,
    readonly smtp: SmtpListener,
    private readonly workers: TestWorkers,
    readonly administrator: YearPerson,
  ) {}

  /** Starts everything on the first day of the year, and makes an empty municipality. */
  static async open(slug: string): Promise<YearTown> {
    const calendar = new YearCalendar();
    const clock = new TestClock(calendar.day(FIRST_DAY));
    const api = await startTestApi(clock);
    const smtp = await SmtpListener.open();
    const given = { smtpUrl: smtp.url, database: api.database };
    const workers = await TestWorkers.open('PostgreSQL', given);
    await workers.start(clock);
    const door = { api, calendar, clock, slug, statuses: [] };
    const key = { letterCode: await install(api, slug, await clock.now()) };
    return new YearTown(door, smtp, workers, new YearPerson(door, '', key));
  }

  get api(): TestApi {
    return this.door.api;
  }

  get calendar(): YearCalendar {
    return this.door.calendar;
  }

  /** What anybody reads who is not signed in. */
  async read<Body = Json>(rest: string): Promise<Body> {
    const path = `/municipalities/${this.door.slug}${rest}`;
    const answer = await new TestClient(this.api).get<Body>(path);
    this.door.statuses.push(answer.status);
    return bodyOf(answer, 200);
  }

  hire(role: Role, wijkteamId: string | null = null, areaId?: string): Promise<YearPerson> {
    const place = { wijkteamId, validFromOn: this.calendar.date(FIRST_DAY) };
    return hire(this.door, this.administrator, role, {
      ...place,
      ...(areaId === undefined ? {} : { areaId }),
    });
  }

  resident(wijkteamId: string): Promise<YearPerson> {
    const place = { wijkteamId, validFromOn: this.calendar.date(FIRST_DAY) };
    return register(this.door, this.administrator, place);
  }

  /** A wijk with a buurt, and its wijkteam with every seat taken. */
  async team(name: string): Promise<YearTeam> {
    const area = await this.administrator.does('/areas', { kind: 'wijk', name });
    const buurt = { kind: 'buurt', name: `${name} Noord`, parentId: area.id };
    const { id: buurtId } = await this.administrator.does('/areas', buurt);
    const team = { areaId: area.id, name: `Wijkteam ${name}` };
    const { id } = await this.administrator.does('/wijkteams', team);
    return {
      ...{ id, areaId: area.id, buurtId },
      chair: await this.hire('chair', id),
      secretary: await this.hire('secretary', id),
      treasurer: await this.hire('treasurer', id),
      members: [await this.hire('member', id), await this.hire('member', id)],
      subRepresentative: await this.hire('sub-representative', id, buurtId),
      professional: await this.hire('professional', id),
    };
  }

  /**
   * Lets time pass until a moment. On the way the clock stands still at every moment that a round has
   * planned, until the worker has taken the step.
   */
  async passTo(moment: Date): Promise<void> {
    for (;;) {
      const steps = await Promise.all(this.roundIds.map((id) => this.counted(id)));
      const due = steps
        .flatMap(({ nextStep }) => nextStep ?? [])
        .map(({ plannedAt }) => plannedAt)
        .toSorted()[0];
      if (due === undefined || new Date(due) > moment) break;
      this.door.clock.goTo(new Date(due));
      await Promise.all(this.roundIds.map((id) => this.past(id, due)));
    }
    this.door.clock.goTo(moment);
  }

  /** Lets the worker do now what it does every minute or so. */
  async turn(job: 'watch-terms' | 'tend-notices'): Promise<void> {
    const queue = JOBS[job].queue;
    const added = await this.workers.queue(queue).add(job, {}, { jobId: `turn-${randomUUID()}` });
    const done = await this.workers.finished(queue, added.id ?? '');
    if (await done.isFailed()) throw new Error(done.failedReason);
  }

  private phasesOf(roundId: string): Promise<Phases> {
    return this.read<Phases>(`/rounds/${roundId}/phases`);
  }

  /** Where a round stands, once no votes are left to count. */
  private counted(roundId: string): Promise<Phases> {
    return until(async () => {
      const phases = await this.phasesOf(roundId);
      return phases.phase === 'counting' ? null : phases;
    }, `the count of round ${roundId}`);
  }

  private past(roundId: string, due: string): Promise<Phases> {
    return until(async () => {
      const phases = await this.phasesOf(roundId);
      if (phases.obstacle !== null) throw new Error(JSON.stringify(phases));
      const { nextStep } = phases;
      return nextStep === null || nextStep.plannedAt > due ? phases : null;
    }, `round ${roundId} to go on at ${due}`);
  }

  async close(): Promise<void> {
    await this.workers.close();
    await this.api.close();
    await this.smtp.close();
  }
}

/** Does what an installer does, and gives the code of the administrator's letter. */
async function install(api: TestApi, slug: string, now: Date): Promise<string> {
  const names = ['--slug', slug, '--name', 'Lindewaard', '--administrator', 'Bea', '--json'];
  const run = await wijkkas(['municipality', 'create', ...names], cliEnvironment(api), () => now);
  const [line] = jsonLines<{ readonly administrator: { readonly letterCode: string } }>(run);
  if (line === undefined) throw new Error(run.err);
  return line.administrator.letterCode;
}
