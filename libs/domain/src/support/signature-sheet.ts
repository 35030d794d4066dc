import { DomainError, type Fault } from '../domain-error.js';
import { lineFaults, textFaults, tidyLine } from '../people/plain-text.js';
import { identityFaults, type ResidentIdentity } from './resident-identity.js';

/**
 * What was found about a line of a sheet: `matched` until a second person has checked it, then
 * `accepted` or why it does not count.
 */
export const SIGNATURE_FINDINGS = [
  'matched',
  'accepted',
  'not-in-register',
  'too-young',
  'twice-on-sheet',
  'supported-already',
  'own-initiative',
  'signature-missing',
  'not-as-on-paper',
] as const;
export type SignatureFinding = (typeof SIGNATURE_FINDINGS)[number];

/** What only a person who has the paper in hand can find. */
export const CHECKER_REFUSALS = ['signature-missing', 'not-as-on-paper'] as const;
export type CheckerRefusal = (typeof CHECKER_REFUSALS)[number];

/** A line as it was typed over from paper. The initials only help to tell people apart on the list. */
export type SignatureLine = ResidentIdentity & { readonly initials: string };

/** What the lists say about a line. */
export type LineFacts = {
  readonly isInRegister: boolean;
  /** On the day of the check. */
  readonly age: number;
  readonly isTwiceOnSheet: boolean;
  readonly hasSupported: boolean;
  readonly isInitiator: boolean;
};

export const SHEET_LINES_MAX = 100;
export const INITIALS_LENGTH_MAX = 19;
export const SCAN_REFERENCE_LENGTH_MAX = 200;

export class SheetCheckedError extends DomainError {
  readonly code = 'sheet-checked';
  readonly kind = 'conflict';

  constructor() {
    super('This sheet has been checked. It does not change any more.');
  }
}

export class SheetFourEyesError extends DomainError {
  readonly code = 'sheet-four-eyes';
  readonly kind = 'forbidden';

  constructor() {
    super('Somebody else than who entered a sheet checks it.');
  }
}

export class RegisterMissingError extends DomainError {
  readonly code = 'register-missing';
  readonly kind = 'conflict';

  constructor() {
    super('There is no list of residents of this wijk to hold signatures and codes against.');
  }
}

/** How somebody on a sheet is listed, such as `A. de Wit`. */
export function signatoryName({ initials, surname }: SignatureLine): string {
  return tidyLine(`${initials} ${surname}`);
}

/** Every fault in a sheet as it was typed over. */
export function sheetFaults(
  sheet: { readonly lines: readonly SignatureLine[]; readonly scanReference: string | null },
  todayOn: string,
): Fault[] {
  const { lines, scanReference } = sheet;
  const faults = lines.flatMap((line, index) => [
    ...textFaults(`lines[${index}].initials`, line.initials, INITIALS_LENGTH_MAX),
    ...identityFaults(line, todayOn, `lines[${index}].`),
  ]);
  if (lines.length === 0 || lines.length > SHEET_LINES_MAX) {
    const reason = `A sheet has 1 to ${SHEET_LINES_MAX} lines.`;
    faults.push({ name: 'lines', code: 'sheet-lines', reason });
  }
  if (scanReference === null) return faults;
  return [...faults, ...lineFaults('scanReference', scanReference, SCAN_REFERENCE_LENGTH_MAX)];
}

/**
 * What is found about one line, before a second person checks it. The first reason that holds is
 * named, in the order in which somebody at the desk would see it.
 */
export function findingOf(facts: LineFacts, ageMin: number | null): SignatureFinding {
  if (!facts.isInRegister) return 'not-in-register';
  if (ageMin !== null && facts.age < ageMin) return 'too-young';
  if (facts.isTwiceOnSheet) return 'twice-on-sheet';
  if (facts.isInitiator) return 'own-initiative';
  return facts.hasSupported ? 'supported-already' : 'matched';
}

/** A line that the checker refuses. */
export type RefusedLine = { readonly number: number; readonly reason: CheckerRefusal };

/** Every fault in what a checker refuses: lines that the sheet does not have, or that are named twice. */
export function refusedLineFaults(refused: readonly RefusedLine[], lineCount: number): Fault[] {
  return refused.flatMap(({ number }, index): Fault[] => {
    const name = `refusedLines[${index}].number`;
    if (number > lineCount) {
      return [{ name, code: 'no-such-line', reason: 'The sheet has no such line.' }];
    }
    const isRepeated = refused.findIndex((each) => each.number === number) < index;
    return isRepeated ? [{ name, code: 'line-twice', reason: 'This line is named twice.' }] : [];
  });
}

/**
 * Who checks a sheet, once: somebody else than who entered it.
 *
 * @throws {SheetCheckedError} when it was checked before
 * @throws {SheetFourEyesError} when it is the same person
 */
export function refuseSheetCheck(
  sheet: { readonly enteredBy: string; readonly checkedBy: string | null },
  personId: string,
): void {
  if (sheet.checkedBy !== null) throw new SheetCheckedError();
  if (sheet.enteredBy === personId) throw new SheetFourEyesError();
}

/** What a line comes to once it was checked: what the lists said, unless the checker refused it. */
export function checkedFinding(
  found: SignatureFinding,
  refused: CheckerRefusal | undefined,
): Exclude<SignatureFinding, 'matched'> {
  if (found !== 'matched') return found;
  return refused ?? 'accepted';
}
