import type { EntityManager } from 'typeorm';
import {
  DEFAULT_MAIL_SETTINGS,
  DEFAULT_TIMINGS,
  type MailSettings,
  NOTICE_TOPICS,
  type NoticeTiming,
  type NoticeTopic,
  VersionMismatchError,
} from '#domain';

/** What people chose about messages. */
export class MailSettingsStore {
  constructor(private readonly manager: EntityManager) {}

  /** What a person chose; the defaults, as version 0, where nothing was chosen. */
  async get(personId: string): Promise<MailSettings> {
    const rows: SettingsRow[] = await this.manager.query(
      `SELECT language, to_char(quiet_from, 'HH24:MI') AS "quietFrom", to_char(quiet_until, 'HH24:MI') AS "quietUntil",
              wants_letters AS "wantsLetters", wants_vote_reminders AS "wantsVoteReminders", version
         FROM person_mail_settings WHERE person_id = $1`,
      [personId],
    );
    const timings = await this.timingsOf(personId);
    if (rows[0] === undefined) return { ...DEFAULT_MAIL_SETTINGS, timings };
    const { quietFrom, quietUntil, ...rest } = rows[0];
    return { ...rest, quiet: { from: quietFrom, until: quietUntil }, timings };
  }

  /**
   * Writes what a person chose, as the next version of what was read.
   *
   * @throws {VersionMismatchError} when it was changed meanwhile
   */
  async update(personId: string, settings: MailSettings): Promise<MailSettings> {
    const { language, quiet, wantsLetters, wantsVoteReminders, timings, version } = settings;
    const written: unknown[] = await this.manager.query(
      `INSERT INTO person_mail_settings AS s (person_id, language, quiet_from, quiet_until, wants_letters, wants_vote_reminders, version)
       SELECT $1::uuid, $2, $3::time, $4::time, $5::boolean, $6::boolean, $7::int + 1
        WHERE $7 = 0 OR EXISTS (SELECT FROM person_mail_settings WHERE person_id = $1)
       ON CONFLICT ON CONSTRAINT person_mail_settings_pkey DO UPDATE
         SET language = $2, quiet_from = $3::time, quiet_until = $4::time, wants_letters = $5::boolean,
             wants_vote_reminders = $6::boolean, version = $7::int + 1
       WHERE s.version = $7::int RETURNING person_id`,
      [personId, language, quiet.from, quiet.until, wantsLetters, wantsVoteReminders, version],
    );
    if (written.length !== 1) throw new VersionMismatchError();
    await this.setTimings(personId, timings);
    return { ...settings, version: version + 1 };
  }

  /** Sets when messages about some topics go by mail, and leaves all else as it is. */
  async setTimings(
    personId: string,
    timings: Partial<Record<NoticeTopic, NoticeTiming>>,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO notice_preference (person_id, topic, timing)
       SELECT $1, key, value FROM jsonb_each_text($2::jsonb)
       ON CONFLICT ON CONSTRAINT notice_preference_pkey DO UPDATE SET timing = excluded.timing`,
      [personId, JSON.stringify(timings)],
    );
  }

  private async timingsOf(personId: string): Promise<MailSettings['timings']> {
    const rows: { topic: NoticeTopic; timing: NoticeTiming }[] = await this.manager.query(
      'SELECT topic, timing FROM notice_preference WHERE person_id = $1',
      [personId],
    );
    const chosen = new Map(rows.map(({ topic, timing }) => [topic, timing]));
    return Object.fromEntries(
      NOTICE_TOPICS.map((topic) => [topic, chosen.get(topic) ?? DEFAULT_TIMINGS[topic]]),
    ) as Record<NoticeTopic, NoticeTiming>;
  }
}

type SettingsRow = Pick<
  MailSettings,
  'language' | 'wantsLetters' | 'wantsVoteReminders' | 'version'
> & { readonly quietFrom: string; readonly quietUntil: string };
