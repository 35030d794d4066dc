import type { EntityManager } from 'typeorm';
import {
  type ApplicationInLine,
  type ApplicationState,
  type ApplicationStepKind,
  type Cents,
  cents,
  leftInLine,
  type LineStep,
  linkedMoney,
  type Round,
} from '#domain';
import type { Page, PageRequest } from '../page.js';
import { LineTable } from './line-table.js';

/** A line as a whole. */
export type LineSummary = {
  readonly roundId: string;
  /** What the round divides. */
  readonly ceilingCents: Cents;
  readonly reservedCents: Cents;
  readonly awardedCents: Cents;
  /** What can still be reserved now; null while no money is linked to the round. */
  readonly leftCents: Cents | null;
  /** How many applications stand where. */
  readonly counts: Readonly<Record<ApplicationState, number>>;
};

/** The public list of a line. */
export class ApplicationListStore {
  constructor(private readonly manager: EntityManager) {}

  /** The applications of a round by place, each with all its steps. */
  async list(page: PageRequest, roundId: string): Promise<Page<ApplicationInLine>> {
    const counted: [{ count: number }] = await this.manager.query(
      'SELECT count(*)::int AS count FROM application WHERE round_id = $1',
      [roundId],
    );
    const rows: ListedRow[] = await this.manager.query(
      `${LISTED} WHERE a.round_id = $1 ORDER BY a.place LIMIT $2 OFFSET $3`,
      [roundId, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items: rows.map(listedOf), totalCount: counted[0].count };
  }

  /** How a line stands now: figures that belong together, as of one moment. */
  async summary(round: Round): Promise<LineSummary> {
    const rows: [SummaryRow] = await this.manager.query(
      `SELECT (SELECT coalesce(jsonb_object_agg(kind, n), '{}') FROM (
                SELECT application_state(initiative_id) AS kind, count(*)::int AS n
                  FROM application WHERE round_id = $1 GROUP BY 1) AS states WHERE kind IS NOT NULL) AS kinds,
              (SELECT credits_posted - debits_posted - debits_pending FROM ledger.account WHERE path = $2) AS available`,
      [round.id, linkedMoney(round)],
    );
    const [{ kinds, available }] = rows;
    const { takenCents, reservedCents } = await new LineTable(this.manager).taken(round.id);
    const ceilingCents = round.rules.budgetCents;
    const availableCents = cents(BigInt(available ?? '0'));
    return {
      roundId: round.id,
      ceilingCents,
      reservedCents,
      awardedCents: cents(takenCents - reservedCents),
      leftCents:
        linkedMoney(round) === null
          ? null
          : leftInLine({ availableCents, ceilingCents, takenCents }),
      counts: countsOf(kinds),
    };
  }
}

const LISTED = `
  SELECT a.initiative_id AS "initiativeId", a.place, a.complete_at AS "completeAt", a.cost_cents AS cost,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'kind', s.kind, 'before', s.left_before_cents::text,
                   'after', s.left_after_cents::text, 'at', s.happened_at) ORDER BY s.number), '[]')
            FROM application_step s WHERE s.initiative_id = a.initiative_id) AS steps
    FROM application a`;

type ListedRow = Pick<ApplicationInLine, 'initiativeId' | 'place' | 'completeAt'> & {
  readonly cost: string;
  readonly steps: readonly {
    readonly number: number;
    readonly kind: ApplicationStepKind;
    readonly before: string | null;
    readonly after: string | null;
    readonly at: string;
  }[];
};

type SummaryRow = {
  readonly kinds: Partial<Record<ApplicationStepKind, number>>;
  readonly available: string | null;
};

function listedOf({ cost, steps, ...row }: ListedRow): ApplicationInLine {
  return {
    ...row,
    costCents: cents(BigInt(cost)),
    steps: steps.map(({ number, kind, before, after, at }): LineStep => ({
      number,
      kind,
      leftBeforeCents: before === null ? null : cents(BigInt(before)),
      leftAfterCents: after === null ? null : cents(BigInt(after)),
      happenedAt: new Date(at),
    })),
  };
}

function countsOf(kinds: SummaryRow['kinds']): LineSummary['counts'] {
  return {
    reserved: (kinds.reserve ?? 0) + (kinds.promote ?? 0),
    waiting: kinds.wait ?? 0,
    awarded: kinds.award ?? 0,
    refused: kinds.reject ?? 0,
    withdrawn: kinds.withdraw ?? 0,
    lapsed: kinds.lapse ?? 0,
  };
}
