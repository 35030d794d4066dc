import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Announcement } from '#domain';
import { type Clock, dataSourceOptions, type Stores, UnitOfWork } from '#persistence';
import { DeliverMail } from '../../apps/worker/src/notices/deliver-mail.use-case.js';
import { SpreadAnnouncement } from '../../apps/worker/src/notices/spread-announcement.use-case.js';
import { TendNotices } from '../../apps/worker/src/notices/tend-notices.use-case.js';
import { SmtpMailer } from '../../apps/worker/src/smtp-mailer.js';
import type { WorkerConfig } from '../../apps/worker/src/worker.config.js';
import type { TestApi } from './api.js';
import {
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from './municipality.factory.js';
import { testWorkerConfig } from './worker.js';

/** A winter's morning on which nobody's hours are quiet: 10:00 by the clock. */
export const MORNING = new Date('2027-01-12T09:00:00Z');

export type Mailed = TestPerson & { readonly email: string };

/** A resident, signed in, with an e-mail address. */
export async function aMailedPerson(
  api: TestApi,
  town: TestMunicipality,
  role: Parameters<typeof aPerson>[2] = 'resident',
): Promise<Mailed> {
  const person = await aPerson(api, town, role);
  const email = `${person.id}@bewoner.example`;
  await asOwner(api, 'UPDATE person SET email = $2 WHERE id = $1', [person.id, email]);
  return { ...person, email };
}

/** People with an e-mail address who never sign in, as rows; as many as a test asks for. */
export async function manyResidents(
  api: TestApi,
  town: TestMunicipality,
  count: number,
  hasEmail = false,
): Promise<void> {
  await asOwner(
    api,
    `WITH made AS (
       INSERT INTO person (id, municipality_id, email)
       SELECT gen_random_uuid(), $1, CASE WHEN $4 THEN gen_random_uuid() || '@wijk.example' END FROM generate_series(1, $3) RETURNING id)
     INSERT INTO membership (id, municipality_id, person_id, role, wijkteam_id, valid_from_on)
     SELECT gen_random_uuid(), $1, id, 'resident', $2, '2020-01-01' FROM made`,
    [town.id, town.wijkteamId, count, hasEmail],
  );
}

/** People with an e-mail address as rows, to be mailed one by one. */
export async function manyMailedPeople(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
  count: number,
): Promise<{ readonly id: string; readonly email: string }[]> {
  return asOwner(
    api,
    `INSERT INTO person (id, municipality_id, email)
     SELECT gen_random_uuid(), $1, gen_random_uuid() || '@lezer.example' FROM generate_series(1, $2) RETURNING id, email`,
    [town.id, count],
  );
}

/** Everybody in a municipality who chose nothing yet gets no mail between 8 and 20 by the clock. */
export async function quietByDay(
  api: Pick<TestApi, 'database'>,
  town: TestMunicipality,
): Promise<void> {
  await asOwner(
    api,
    `INSERT INTO person_mail_settings (person_id, municipality_id, quiet_from, quiet_until)
     SELECT id, municipality_id, '08:00', '20:00' FROM person WHERE municipality_id = $1 ON CONFLICT DO NOTHING`,
    [town.id],
  );
}

type Told = {
  readonly kind?: 'progress-posted' | 'initiative-received' | 'contact-person-named';
  readonly eventKey?: string;
  readonly announcedAt?: Date;
};

/** Something that these people are told; a fact of their own where no kind is named. */
export function anAnnouncement(
  audience: Announcement['audience'] | readonly string[],
  { kind = 'contact-person-named', eventKey = randomUUID(), announcedAt = MORNING }: Told = {},
): Announcement {
  const common = {
    id: randomUUID(),
    eventKey,
    subject: { kind: 'initiative' as const, id: randomUUID() },
    audience: 'kind' in audience ? audience : { kind: 'people' as const, personIds: audience },
    announcedAt,
  };
  const title = 'Bankje bij de speeltuin';
  switch (kind) {
    case 'progress-posted':
      return { ...common, kind, facts: { title } };
    case 'initiative-received':
      return { ...common, kind, facts: { title, reference: 'I-2027-0001', hearBy: '2027-02-01' } };
    case 'contact-person-named':
      return {
        ...common,
        kind,
        facts: { title, name: 'Noor de Wit', contact: 'noor@linde.example' },
      };
  }
}

/** What the worker does about messages, called by hand so that a test says when. */
export class NoticeWork {
  private readonly spreading: SpreadAnnouncement;
  private readonly delivery: DeliverMail;
  private readonly tending: TendNotices;

  private constructor(
    private readonly dataSource: DataSource,
    readonly town: TestMunicipality,
    { clock, config }: { readonly clock: Clock; readonly config: WorkerConfig },
  ) {
    this.unitOfWork = new UnitOfWork(dataSource, clock);
    this.spreading = new SpreadAnnouncement(this.unitOfWork, config);
    this.delivery = new DeliverMail(this.unitOfWork, new SmtpMailer(config), config);
    this.tending = new TendNotices(this.unitOfWork);
  }

  readonly unitOfWork: UnitOfWork;

  static async open(
    { database }: Pick<TestApi, 'database'>,
    town: TestMunicipality,
    given: { readonly clock: Clock; readonly smtpUrl?: string },
  ): Promise<NoticeWork> {
    const config = testWorkerConfig(database.url, given.smtpUrl);
    const dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    return new NoticeWork(dataSource, town, { clock: given.clock, config });
  }

  run<Result>(work: (stores: Stores) => Promise<Result>): Promise<Result> {
    return this.unitOfWork.run({ id: this.town.id }, work);
  }

  /** Announces something and makes its messages; nothing is mailed yet. */
  async tell(announcement: Announcement): Promise<void> {
    await this.run(({ announcements }) => announcements.announce(announcement));
    await this.spread(announcement.id);
  }

  spread(announcementId: string): Promise<void> {
    return this.spreading.execute({ municipalityId: this.town.id, announcementId }, 'test');
  }

  /** Hands over all mail that is due. */
  deliver(): Promise<void> {
    return this.delivery.execute({ municipalityId: this.town.id });
  }

  /** What comes by the clock, in all municipalities. */
  tend(): Promise<void> {
    return this.tending.execute();
  }

  close(): Promise<void> {
    return this.dataSource.destroy();
  }
}

/** The first initiative of a round, with some of its columns as a test wants them, whatever the rules of its states. */
export async function anInitiativeWith(
  api: Pick<TestApi, 'database'>,
  roundId: string,
  facts: string,
): Promise<string> {
  const [row] = await asOwner<{ id: string }>(
    api,
    'SELECT id FROM initiative WHERE round_id = $1 ORDER BY id LIMIT 1',
    [roundId],
  );
  const id = row?.id ?? '';
  await asOwner(
    api,
    `SET session_replication_role = replica; UPDATE initiative SET ${facts} WHERE id = '${id}'`,
  );
  return id;
}
