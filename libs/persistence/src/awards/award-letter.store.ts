import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import {
  type AllocationLine,
  awardDocument,
  type AwardKind,
  type AwardLetterFacts,
  awardLetters,
  type Cents,
  cents,
  type DecidedInitiative,
  type DecidedRound,
  type Deviation,
  NotFoundError,
  type RoundMode,
} from '#domain';
import type { Page, PageRequest } from '../page.js';
import type { AllocationDecision } from '../payments/allocation.store.js';
import { TallyRunStore } from '../voting/tally-run.store.js';
import { sha256 } from '../sha256.js';

/** A letter in words, in both languages. */
export type AwardTexts = { readonly nl: string; readonly en: string };

/** The decision that letters are to be made of. */
export type DecisionToTell = {
  readonly decision: AllocationDecision;
  readonly mode: RoundMode;
  readonly lines: readonly AllocationLine[];
  /** The initiatives that the decision leaves without money. */
  readonly passedOver: readonly string[];
  /** Why it treats some of them otherwise than the count. */
  readonly deviations: readonly Deviation[];
};

/** A letter as everybody may know of it. */
export type AwardLetterEntry = {
  readonly id: string;
  readonly number: string;
  readonly kind: AwardKind;
  readonly roundId: string;
  readonly initiativeId: string;
  readonly title: string;
  readonly amountCents: Cents | null;
  readonly announcedOn: string;
  readonly objectionUntilOn: string;
  readonly hash: string;
  /** Whether an objection to it was neither decided nor withdrawn. */
  readonly isUnderObjection: boolean;
};

/** A letter in full. */
export type AwardLetter = AwardLetterEntry & {
  readonly decisionId: string;
  readonly wijkteamId: string;
  readonly addresseeId: string | null;
  readonly facts: string;
  readonly texts: AwardTexts;
};

/** Any number will do, as long as the trigger takes the same. */
const NUMBER_LOCK = 78;
/** How many letters go to the database at once. */
const BATCH = 100;

/** Award letters and refusals. A row is never changed. */
export class AwardLetterStore {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Makes a letter for each initiative of a decision, in its transaction: those that get money, those
   * that it passes over and, except where the first to come is served, those that were rejected in
   * the screening. The numbers follow one another; the next decision waits for this one to end.
   *
   * @param render puts the facts into words; it must give the same text for the same facts
   * @returns how many letters there are
   */
  async issue(
    told: DecisionToTell,
    render: (facts: AwardLetterFacts) => AwardTexts,
  ): Promise<number> {
    const decided = await this.decidedRound(told);
    const found = await this.decidedInitiatives(told);
    const first = await this.takeNumbers(decided.announcedOn);
    const rows = awardLetters(decided, found, first).map((facts, index) => {
      const texts = render(facts);
      return {
        ...letterRow(facts, texts, first + index),
        ...{ decision_id: told.decision.id, round_id: told.decision.roundId },
        addressee_id: found[index]?.addresseeId ?? null,
      };
    });
    for (let from = 0; from < rows.length; from += BATCH) {
      await this.insert(rows.slice(from, from + BATCH), told.decision.decidedAt);
    }
    return rows.length;
  }

  /** The letters of a round by their numbers, without whose they are. */
  async list(page: PageRequest, roundId: string): Promise<Page<AwardLetterEntry>> {
    const counted: { count: number }[] = await this.manager.query(
      'SELECT count(*)::int AS count FROM award_letter WHERE round_id = $1',
      [roundId],
    );
    const rows: EntryRow[] = await this.manager.query(
      `SELECT ${ENTRY} FROM award_letter l WHERE l.round_id = $1
        ORDER BY l.year, l.sequence LIMIT $2 OFFSET $3`,
      [roundId, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items: rows.map(entryOf), totalCount: counted[0]?.count ?? 0 };
  }

  /** @throws {NotFoundError} when there is no such letter here */
  async get(letterId: string): Promise<AwardLetter> {
    const rows: (EntryRow & Omit<AwardLetter, keyof AwardLetterEntry | 'texts'> & AwardTexts)[] =
      await this.manager.query(
        `SELECT ${ENTRY}, l.decision_id AS "decisionId", l.addressee_id AS "addresseeId", l.facts,
                l.text_nl AS nl, l.text_en AS en, r.wijkteam_id AS "wijkteamId"
           FROM award_letter l JOIN round r ON r.id = l.round_id WHERE l.id = $1`,
        [letterId],
      );
    const [row] = rows;
    if (row === undefined) throw new NotFoundError('award letter', letterId);
    const { nl, en, decisionId, wijkteamId, addresseeId, facts } = row;
    return { ...entryOf(row), decisionId, wijkteamId, addresseeId, facts, texts: { nl, en } };
  }

  /** The first free number in the year of a day; nobody else takes one until the transaction ends. */
  private async takeNumbers(day: string): Promise<number> {
    await this.manager.query(
      'SELECT pg_advisory_xact_lock(hashtextextended(current_municipality()::text, $1))',
      [NUMBER_LOCK],
    );
    const rows: [{ next: number }] = await this.manager.query(
      'SELECT 1 + coalesce(max(sequence), 0) AS next FROM award_letter WHERE year = extract(year FROM $1::date)',
      [day],
    );
    return rows[0].next;
  }

  private async decidedRound(told: DecisionToTell): Promise<DecidedRound> {
    const { decision, mode, lines, deviations } = told;
    const rows: RoundRow[] = await this.manager.query(ROUND_FACTS, [
      decision.roundId,
      decision.decidedAt,
    ]);
    const [row] = rows;
    if (row === undefined) throw new NotFoundError('round', decision.roundId);
    const { motivation, tallyRunId, roundId } = decision;
    const run =
      tallyRunId === null ? null : await new TallyRunStore(this.manager).get(roundId, tallyRunId);
    const count = run === null ? null : { ballotCount: run.ballotCount, outcome: run.outcome };
    return { ...row, mode, motivation, lines, deviations, count };
  }

  private async decidedInitiatives({
    decision,
    mode,
    lines,
    passedOver,
  }: DecisionToTell): Promise<AddressedInitiative[]> {
    const ids = [...lines.map(({ initiativeId }) => initiativeId), ...passedOver];
    const rows: (Omit<AddressedInitiative, 'costCents'> & { cost: string })[] =
      await this.manager.query(INITIATIVE_FACTS, [decision.roundId, ids, mode !== 'first-come']);
    return rows.map(({ cost, ...rest }) => ({ ...rest, costCents: cents(BigInt(cost)) }));
  }

  /** Writes letters, the mails about them, and the jobs that send those mails. */
  private async insert(rows: readonly LetterRow[], requestedAt: Date): Promise<void> {
    await this.manager.query(INSERT_LETTERS, [JSON.stringify(rows)]);
    const notices = rows.map(({ id, addressee_id }) => ({
      id: randomUUID(),
      letter_id: id,
      state: addressee_id === null ? 'no-address' : 'pending',
    }));
    await this.manager.query(INSERT_NOTICES, [JSON.stringify(notices), requestedAt]);
  }
}

type AddressedInitiative = DecidedInitiative & { readonly addresseeId: string | null };
type RoundRow = Pick<
  DecidedRound,
  'municipality' | 'wijkteam' | 'round' | 'legalBasis' | 'announcedOn'
>;
type LetterRow = ReturnType<typeof letterRow> & { readonly addressee_id: string | null };
type EntryRow = Omit<AwardLetterEntry, 'amountCents'> & { readonly amountCents: string | null };

function letterRow(facts: AwardLetterFacts, texts: AwardTexts, sequence: number) {
  const document = awardDocument(facts);
  const whole = [document, texts.nl, texts.en].join('\n');
  return {
    id: randomUUID(),
    year: Number(facts.announcedOn.slice(0, 4)),
    sequence,
    kind: facts.kind,
    initiative_id: facts.initiativeId,
    amount_cents: facts.amountCents?.toString() ?? null,
    announced_on: facts.announcedOn,
    objection_until_on: facts.objectionUntilOn,
    facts: document,
    text_nl: texts.nl,
    text_en: texts.en,
    hash: sha256(whole),
  };
}

function entryOf(row: EntryRow): AwardLetterEntry {
  const { id, number, kind, roundId, initiativeId, title, announcedOn, objectionUntilOn } = row;
  const amountCents = row.amountCents === null ? null : cents(BigInt(row.amountCents));
  const { hash, isUnderObjection } = row;
  return {
    ...{ id, number, kind, roundId, initiativeId, title, amountCents },
    ...{ announcedOn, objectionUntilOn, hash, isUnderObjection },
  };
}

const ENTRY = `l.id, l.facts::jsonb ->> 'number' AS number, l.kind, l.round_id AS "roundId",
  l.initiative_id AS "initiativeId", l.facts::jsonb ->> 'title' AS title, l.amount_cents AS "amountCents",
  l.announced_on::text AS "announcedOn", l.objection_until_on::text AS "objectionUntilOn", l.hash,
  EXISTS (SELECT FROM objection_case o WHERE o.letter_id = l.id AND o.status IN ('received', 'in-handling')) AS "isUnderObjection"`;

const ROUND_FACTS = `
  SELECT m.name AS municipality, w.name AS wijkteam, r.title AS round, dutch_day($2)::text AS "announcedOn",
         coalesce((SELECT concat_ws(', ', nullif(p.legal_basis ->> 'title', ''), nullif(p.legal_basis ->> 'article', ''))
            FROM round_play_rules h JOIN play_document p ON p.id = h.document_id WHERE h.round_id = r.id),
           (SELECT string_agg(DISTINCT g.decision_reference, ', ' ORDER BY g.decision_reference)
            FROM budget_grant g WHERE g.budget_id = r.budget_id)) AS "legalBasis"
    FROM round r JOIN wijkteam w ON w.id = r.wijkteam_id JOIN municipality m ON m.id = r.municipality_id
   WHERE r.id = $1`;

const INITIATIVE_FACTS = `
  SELECT i.id AS "initiativeId", i.title, i.summary AS activities, i.proposed_by AS "addresseeId",
         CASE WHEN i.state = 'rejected' THEN i.screening_reason END AS "rejectedBecause",
         coalesce(b.cost_cents, i.requested_cents)::text AS cost
    FROM initiative i LEFT JOIN ballot_paper_line b ON b.initiative_id = i.id
   WHERE i.round_id = $1 AND (i.id = ANY ($2::uuid[])
          OR ($3 AND i.state = 'rejected' AND NOT EXISTS (SELECT FROM award_letter l WHERE l.initiative_id = i.id)))
   ORDER BY array_position($2::uuid[], i.id), i.created_at, i.id`;

const INSERT_LETTERS = `
  INSERT INTO award_letter (id, year, sequence, kind, round_id, initiative_id, decision_id, addressee_id, amount_cents,
                            announced_on, objection_until_on, facts, text_nl, text_en, hash)
  SELECT id, year, sequence, kind, round_id, initiative_id, decision_id, addressee_id, amount_cents,
         announced_on, objection_until_on, facts, text_nl, text_en, hash
    FROM jsonb_to_recordset($1::jsonb) AS l (id uuid, year int, sequence int, kind text, round_id uuid, initiative_id uuid,
         decision_id uuid, addressee_id uuid, amount_cents bigint, announced_on date, objection_until_on date, facts text,
         text_nl text, text_en text, hash text)
   ORDER BY sequence`;

const INSERT_NOTICES = `
  WITH asked AS (
    INSERT INTO letter_notice (id, topic, letter_id, state, requested_at)
    SELECT id, 'award', letter_id, state, $2 FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, letter_id uuid, state text)
    RETURNING id, municipality_id, state)
  INSERT INTO outbox (id, job_name, payload)
  SELECT gen_random_uuid(), 'notify-award', jsonb_build_object('municipalityId', municipality_id, 'noticeId', id)
    FROM asked WHERE state = 'pending'`;
