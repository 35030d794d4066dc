import type { EntityManager } from 'typeorm';
import { type AwardReasons, cents, type Cents } from '#domain';

/** How an initiative fared in a decision, and why: what its letter says, without whose it is. */
export type OutcomeLine = {
  readonly initiativeId: string;
  readonly title: string;
  readonly costCents: Cents;
  /** What it gets; null where it gets nothing. */
  readonly amountCents: Cents | null;
  readonly reasons: AwardReasons;
};

/** The news of a round for one reader. */
export type RoundNews = {
  /** The initiatives that are their own, or that they support. */
  readonly own: readonly OutcomeLine[];
  /** Others, those with money first. */
  readonly others: readonly OutcomeLine[];
  /** How many there are beside those two lists. */
  readonly moreCount: number;
};

/** A moment that people may want to be reminded of. */
export type ClosingRound = {
  readonly id: string;
  readonly title: string;
  readonly closesOn: string;
};

/** What a round means for whom: its outcome, and what closes soon. */
export class RoundNewsStore {
  constructor(private readonly manager: EntityManager) {}

  /** How the initiatives of a decision fared, seen by a person or on behalf of an initiative. */
  async newsOf(
    decisionId: string,
    reader: { readonly personId: string | null; readonly onBehalfOf: string | null },
    othersMax: number,
  ): Promise<RoundNews> {
    const rows: NewsRow[] = await this.manager.query(NEWS, [
      decisionId,
      reader.personId,
      reader.onBehalfOf,
      othersMax,
    ]);
    const lines = rows.map((row) => ({ isOwn: row.isOwn, line: lineOf(row) }));
    const own = lines.filter(({ isOwn }) => isOwn).map(({ line }) => line);
    const others = lines.filter(({ isOwn }) => !isOwn).map(({ line }) => line);
    return { own, others, moreCount: (rows[0]?.total ?? 0) - rows.length };
  }

  /** Who gets a letter with the decision by mail: its addressees, each of whom reads there what was decided and why. */
  async toldByLetter(decisionId: string): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT DISTINCT l.addressee_id AS id FROM award_letter l JOIN letter_notice n ON n.letter_id = l.id
        WHERE l.decision_id = $1 AND n.state <> 'no-address' AND l.addressee_id IS NOT NULL`,
      [decisionId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Rounds whose submission closes soon. */
  submissionsClosing(now: Date, before: Date): Promise<ClosingRound[]> {
    return this.manager.query(
      `SELECT id, title, dutch_day(submission_closes_at)::text AS "closesOn" FROM round
        WHERE phase = 'submission' AND submission_closes_at > $1 AND submission_closes_at <= $2 ORDER BY id`,
      [now, before],
    );
  }

  /** Rounds whose voting closes soon, and of which nobody was reminded yet. */
  votingsClosing(now: Date, before: Date): Promise<ClosingRound[]> {
    return this.manager.query(
      `SELECT r.id, r.title, dutch_day(r.voting_closes_at)::text AS "closesOn" FROM round r
        WHERE r.phase = 'voting' AND r.voting_closes_at > $1 AND r.voting_closes_at <= $2
          AND NOT EXISTS (SELECT FROM announcement a WHERE a.municipality_id = r.municipality_id AND a.event_key = 'ballot-reminder:' || r.id) ORDER BY r.id`,
      [now, before],
    );
  }

  /** Drafts of a round of which nobody was reminded yet. */
  draftsToRemindOf(
    roundId: string,
    limit: number,
  ): Promise<{ id: string; title: string; personId: string }[]> {
    return this.manager.query(
      `SELECT i.id, i.title, i.proposed_by AS "personId" FROM initiative i
        WHERE i.round_id = $1 AND i.state = 'draft' AND i.proposed_by IS NOT NULL
          AND NOT EXISTS (SELECT FROM announcement a WHERE a.municipality_id = i.municipality_id AND a.event_key = 'draft-reminder:' || i.id)
        ORDER BY i.id LIMIT $2`,
      [roundId, limit],
    );
  }

  /** Which of these codes stand on the roll of a round; each code stands for one voter. */
  async voted(roundId: string, voterRefs: readonly string[]): Promise<ReadonlySet<string>> {
    const rows: { ref: string }[] = await this.manager.query(
      'SELECT voter_ref AS ref FROM roll_mark WHERE round_id = $1 AND voter_ref = ANY ($2)',
      [roundId, [...voterRefs]],
    );
    return new Set(rows.map(({ ref }) => ref));
  }
}

type NewsRow = {
  readonly initiativeId: string;
  readonly facts: string;
  readonly isOwn: boolean;
  readonly total: number;
};
type LetterFacts = {
  readonly title: string;
  readonly costCents: string;
  readonly amountCents: string | null;
  readonly reasons: AwardReasons;
};

function lineOf({ initiativeId, facts }: NewsRow): OutcomeLine {
  const read = JSON.parse(facts) as LetterFacts;
  const { title, costCents, amountCents, reasons } = read;
  return {
    ...{ initiativeId, title },
    costCents: cents(BigInt(costCents)),
    amountCents: amountCents === null ? null : cents(BigInt(amountCents)),
    reasons: { ...reasons, count: countOf(reasons.count) },
  };
}

/** Amounts are kept as decimal text. */
function countOf(count: AwardReasons['count']): AwardReasons['count'] {
  if (count === null) return null;
  return {
    ...count,
    leftoverCents: cents(BigInt(count.leftoverCents)),
    chosen: count.chosen.map((each) => ({ ...each, costCents: cents(BigInt(each.costCents)) })),
  };
}

const NEWS = `
  WITH line AS (
    SELECT l.initiative_id, l.facts, l.kind, l.sequence,
           i.proposed_by = $2 OR i.id = $3
             OR EXISTS (SELECT FROM co_initiator c WHERE c.initiative_id = i.id AND c.person_id = $2 AND c.left_at IS NULL)
             OR EXISTS (SELECT FROM support s WHERE s.initiative_id = i.id AND s.person_id = $2 AND s.withdrawn_at IS NULL) AS is_own
      FROM award_letter l JOIN initiative i ON i.id = l.initiative_id
     WHERE l.decision_id = $1 AND i.state IN ('funded', 'not-funded')),
  shown AS (
    SELECT *, coalesce(is_own, false) AS own, count(*) OVER ()::int AS total,
           row_number() OVER (PARTITION BY coalesce(is_own, false) ORDER BY kind, sequence) AS place FROM line)
  SELECT initiative_id AS "initiativeId", facts, own AS "isOwn", total FROM shown
   WHERE own OR place <= $4 ORDER BY own DESC, kind, sequence`;
