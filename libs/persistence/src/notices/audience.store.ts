import type { EntityManager } from 'typeorm';
import type { NoticeAudience, NoticeTiming, NoticeTopic, MailLanguage } from '#domain';

/** Somebody to tell, with all that decides by which way. */
export type AudienceMember = {
  readonly personId: string;
  /** Whether it is about something of their own, or addressed to them by name. */
  readonly isClose: boolean;
  /** Whether there is an e-mail address, and mail to it arrives. */
  readonly hasEmail: boolean;
  readonly language: MailLanguage | null;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly wantsLetters: boolean;
  /** What they chose for the topic; null where they chose nothing. */
  readonly timing: NoticeTiming | null;
};

export type AudienceRequest = {
  readonly audience: NoticeAudience;
  readonly topic: NoticeTopic;
  /** Only those after this person, in the order of ids; null: from the start. */
  readonly afterId: string | null;
  readonly limit: number;
};

/** Who is to be told what. */
export class AudienceStore {
  constructor(private readonly manager: EntityManager) {}

  /** The next people of an audience, in the order of their ids, each once. */
  async next({ audience, topic, afterId, limit }: AudienceRequest): Promise<AudienceMember[]> {
    return this.manager.query(
      `WITH told AS (
         SELECT person_id, bool_or(is_close) AS is_close FROM (${MEMBERS[audience.kind]}) AS found
          GROUP BY person_id ORDER BY person_id LIMIT $3)
       SELECT t.person_id AS "personId", t.is_close AS "isClose",
              p.email IS NOT NULL AND a.undeliverable_at IS NULL AS "hasEmail",
              s.language, to_char(s.quiet_from, 'HH24:MI') AS "quietFrom", to_char(s.quiet_until, 'HH24:MI') AS "quietUntil",
              coalesce(s.wants_letters, false) AS "wantsLetters", c.timing
         FROM told t JOIN person p ON p.id = t.person_id
         LEFT JOIN mail_address a ON a.email = p.email
         LEFT JOIN person_mail_settings s ON s.person_id = p.id
         LEFT JOIN notice_preference c ON c.person_id = p.id AND c.topic = $4
        ORDER BY t.person_id`,
      [valueOf(audience), afterId, limit, topic],
    );
  }

  /** The initiatives of an audience that staff entered for somebody without an account. */
  async onBehalf(audience: NoticeAudience): Promise<string[]> {
    if (audience.kind === 'people' || audience.kind === 'vote-reminder') return [];
    const isRound = audience.kind === 'round';
    const rows: { id: string }[] = await this.manager.query(
      `SELECT i.id FROM initiative i JOIN initiative_on_behalf b ON b.initiative_id = i.id
        WHERE i.proposed_by IS NULL AND ${isRound ? `i.round_id = $1 AND ${DECIDED}` : 'i.id = $1'} ORDER BY i.id`,
      [isRound ? audience.roundId : audience.initiativeId],
    );
    return rows.map(({ id }) => id);
  }
}

function valueOf(audience: NoticeAudience): unknown {
  if (audience.kind === 'people') return [...new Set(audience.personIds)];
  return 'roundId' in audience ? audience.roundId : audience.initiativeId;
}

/** Those of rejected and withdrawn ones heard when it happened. */
const DECIDED = `i.state IN ('funded', 'not-funded', 'merged', 'split')`;

/** A branch in the order of ids, so that the smallest of all branches together are among these. */
const branch = (select: string, isClose: boolean): string =>
  `(SELECT person_id, ${isClose} AS is_close FROM (${select}) AS b
     WHERE person_id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')
     GROUP BY person_id ORDER BY person_id LIMIT $3)`;

const of = (initiatives: string) => ({
  proposers: branch(
    `SELECT i.proposed_by AS person_id FROM initiative i WHERE i.proposed_by IS NOT NULL AND ${initiatives}`,
    true,
  ),
  coInitiators: branch(
    `SELECT c.person_id FROM co_initiator c JOIN initiative i ON i.id = c.initiative_id WHERE c.left_at IS NULL AND ${initiatives}`,
    true,
  ),
  supporters: branch(
    `SELECT s.person_id FROM support s JOIN initiative i ON i.id = s.initiative_id
      WHERE s.withdrawn_at IS NULL AND s.person_id IS NOT NULL AND ${initiatives}`,
    false,
  ),
  following: branch(
    `SELECT f.person_id FROM initiative_follow f JOIN initiative i ON i.id = f.initiative_id WHERE ${initiatives}`,
    false,
  ),
});

const ONE = of('i.id = $1');
const ALL = of(`i.round_id = $1 AND ${DECIDED}`);

/**
 * Who has a vote on one of the days of a voting. The round is asked for its wijkteam and its days by
 * themselves, so that the next people are read off the index in their order, and not all of them each time.
 */
const ENTITLED = `
  SELECT m.person_id FROM membership m
   WHERE m.role = 'resident'
     AND m.wijkteam_id = (SELECT r.wijkteam_id FROM round r WHERE r.id = $1 AND r.mode = 'resident-vote')
     AND m.valid_from_on <= (SELECT dutch_day(coalesce(r.voting_closes_at, now())) FROM round r WHERE r.id = $1)
     AND (m.valid_until_on IS NULL
       OR m.valid_until_on >= (SELECT dutch_day(coalesce(r.voting_opens_at, r.created_at)) FROM round r WHERE r.id = $1))`;

const MEMBERS: Readonly<Record<NoticeAudience['kind'], string>> = {
  people: branch('SELECT unnest($1::uuid[]) AS person_id', true),
  initiators: [ONE.proposers, ONE.coInitiators].join(' UNION ALL '),
  followers: [ONE.proposers, ONE.coInitiators, ONE.supporters, ONE.following].join(' UNION ALL '),
  // Everybody who could vote: that somebody did vote, nothing here says or asks.
  round: [ALL.proposers, ALL.coInitiators, ALL.supporters, branch(ENTITLED, false)].join(
    ' UNION ALL ',
  ),
  'vote-reminder': branch(
    `${ENTITLED} AND EXISTS (SELECT FROM person_mail_settings w WHERE w.person_id = m.person_id AND w.wants_vote_reminders)`,
    false,
  ),
};
