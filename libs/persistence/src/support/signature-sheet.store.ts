import type { EntityManager } from 'typeorm';
import { NotFoundError, type SignatureFinding } from '#domain';
import { grouped } from '../grouped.js';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { SignatureLineRow, SignatureSheetRow } from './signature-sheet.row.js';

/** A line as it is kept: address and day of birth are gone once the sheet was checked. */
export type StoredSignatureLine = {
  readonly number: number;
  readonly name: string;
  readonly postcode: string | null;
  readonly houseNumber: number | null;
  readonly bornOn: string | null;
  /** What stands for the resident on the list of the wijk. */
  readonly residentRef: string | null;
  readonly finding: SignatureFinding;
};

export type SignatureSheet = {
  readonly id: string;
  readonly initiativeId: string;
  readonly scanReference: string | null;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly checkedBy: string | null;
  readonly checkedAt: Date | null;
  readonly version: number;
  readonly lines: readonly StoredSignatureLine[];
};

/** Sheets of signatures on paper, as they were typed over and checked. */
export class SignatureSheetStore {
  constructor(private readonly manager: EntityManager) {}

  async insert(
    sheet: Pick<
      SignatureSheet,
      'id' | 'initiativeId' | 'scanReference' | 'enteredBy' | 'enteredAt'
    >,
    lines: readonly Omit<StoredSignatureLine, 'number'>[],
  ): Promise<void> {
    await this.manager.insert(SignatureSheetRow, sheet);
    await this.manager.insert(
      SignatureLineRow,
      lines.map((line, index) => ({ ...line, sheetId: sheet.id, number: index + 1 })),
    );
  }

  /** @throws {NotFoundError} when there is no such sheet here */
  async get(sheetId: string): Promise<SignatureSheet> {
    const row = await this.manager.findOneBy(SignatureSheetRow, { id: sheetId });
    if (row === null) throw new NotFoundError('signature sheet', sheetId);
    const [sheet] = await this.withLines([row]);
    if (sheet === undefined) throw new NotFoundError('signature sheet', sheetId);
    return sheet;
  }

  /**
   * The sheet, held until the transaction ends.
   *
   * @throws {NotFoundError} when there is no such sheet here
   */
  async lock(sheetId: string): Promise<SignatureSheet> {
    await this.manager.query('SELECT FROM signature_sheet WHERE id = $1 FOR NO KEY UPDATE', [
      sheetId,
    ]);
    return this.get(sheetId);
  }

  /** The sheets of an initiative, oldest first. */
  async list(initiativeId: string, page: PageRequest): Promise<Page<SignatureSheet>> {
    const [rows, totalCount] = await this.manager.findAndCount(SignatureSheetRow, {
      where: { initiativeId },
      order: { enteredAt: 'ASC', id: 'ASC' },
      ...pageOf(page),
    });
    return { items: await this.withLines(rows), totalCount };
  }

  /** Writes what the check found, and lets go of the addresses and days of birth. */
  async check(
    sheet: Pick<SignatureSheet, 'id' | 'version'>,
    checked: { readonly by: string; readonly at: Date },
    findings: readonly SignatureFinding[],
  ): Promise<void> {
    await this.manager.update(
      SignatureSheetRow,
      { id: sheet.id },
      { checkedBy: checked.by, checkedAt: checked.at, version: sheet.version + 1 },
    );
    await this.manager.query(
      `UPDATE signature_line l SET finding = f.finding, postcode = NULL, house_number = NULL, born_on = NULL, resident_ref = NULL
         FROM unnest($2::text[]) WITH ORDINALITY AS f (finding, number) WHERE l.sheet_id = $1 AND l.number = f.number`,
      [sheet.id, [...findings]],
    );
  }

  private async withLines(rows: readonly SignatureSheetRow[]): Promise<SignatureSheet[]> {
    const lines: (StoredSignatureLine & { sheetId: string })[] = await this.manager.query(
      `SELECT sheet_id AS "sheetId", number, name, postcode, house_number AS "houseNumber",
              to_char(born_on, 'YYYY-MM-DD') AS "bornOn", resident_ref AS "residentRef", finding
         FROM signature_line WHERE sheet_id = ANY ($1::uuid[]) ORDER BY sheet_id, number`,
      [rows.map(({ id }) => id)],
    );
    const bySheet = grouped(lines, ({ sheetId }) => sheetId);
    return rows.map((row) => ({
      id: row.id,
      initiativeId: row.initiativeId,
      scanReference: row.scanReference,
      enteredBy: row.enteredBy,
      enteredAt: row.enteredAt,
      checkedBy: row.checkedBy,
      checkedAt: row.checkedAt,
      version: row.version,
      lines: (bySheet.get(row.id) ?? []).map(lineOf),
    }));
  }
}

function lineOf(line: StoredSignatureLine): StoredSignatureLine {
  const { number, name, postcode, houseNumber, bornOn, residentRef, finding } = line;
  return { number, name, postcode, houseNumber, bornOn, residentRef, finding };
}
