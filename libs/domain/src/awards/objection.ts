import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { addDays } from '../law/calendar-arithmetic.js';
import { type Actor, ForbiddenError, isAllowed } from '../people/authorise.js';
import { dayFaults } from '../people/calendar-day.js';
import { lineFaults, textFaults } from '../people/plain-text.js';
import { type Role, TEAM_SEATS } from '../people/role.js';

/** What somebody says when objecting, as it is kept. */
export type ObjectionText = {
  /** Name and address of who objects; only of those for whom a desk officer writes. */
  readonly objectorName: string | null;
  readonly objectorAddress: string | null;
  readonly objectorEmail: string | null;
  /** Why (Awb 6:5, first paragraph, under d). */
  readonly grounds: string;
};

/** Who objects, and how it came in. */
export type ObjectionOrigin =
  | { readonly kind: 'own'; readonly objectorId: string }
  | { readonly kind: 'desk'; readonly registeredBy: string };

export const GROUNDS_LENGTH_MAX = 10_000;
export const OBJECTOR_NAME_LENGTH_MAX = 120;
export const OBJECTOR_ADDRESS_LENGTH_MAX = 300;
export const OBJECTOR_EMAIL_LENGTH_MAX = 254;

const EMAIL = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+$/;

export class NotAddresseeError extends DomainError {
  readonly code = 'not-addressee';
  readonly kind = 'forbidden';

  constructor() {
    super(
      'You can object here to a letter that was sent to you. The municipality can do it for others.',
    );
  }
}

export class MachineCannotObjectError extends DomainError {
  readonly code = 'machine-cannot-object';
  readonly kind = 'forbidden';

  constructor() {
    super('An objection is made and handled by people, not by a machine.');
  }
}

/** A letter as far as it matters for who may see it and object to it. */
export type LetterOf = { readonly addresseeId: string | null; readonly wijkteamId: string };

/** The roles that hold a permission for what is their own only. */
const OWN_ONLY: Readonly<Record<'read-awards' | 'read-objections', readonly Role[]>> = {
  'read-awards': ['resident'],
  'read-objections': ['resident', ...TEAM_SEATS],
};

/**
 * Whether somebody may see what belongs to one person: that person, or who holds the permission by
 * office. Residents may see letters of their own only; a wijkteam sees its letters, and not what is
 * said against them.
 */
export function mayReadOf(
  actor: Actor,
  permission: keyof typeof OWN_ONLY,
  of: { readonly personId: string | null; readonly wijkteamId: string },
): boolean {
  if (actor.kind === 'machine') return isAllowed(actor, permission, of);
  if (actor.id === of.personId) return true;
  const memberships = actor.memberships.filter(({ role }) => !OWN_ONLY[permission].includes(role));
  return isAllowed({ ...actor, memberships }, permission, of);
}

/**
 * Refuses to show a letter in full.
 *
 * @throws {ForbiddenError} unless the actor is its addressee, or reads letters by office
 */
export function refuseUnseenLetter(actor: Actor, letter: LetterOf): void {
  const of = { personId: letter.addresseeId, wijkteamId: letter.wijkteamId };
  if (!mayReadOf(actor, 'read-awards', of)) throw new ForbiddenError('read-awards');
}

/**
 * Refuses to show an objection in full.
 *
 * @throws {ForbiddenError} unless the actor objected, or reads objections by office
 */
export function refuseUnseenObjection(
  actor: Actor,
  { objectorId, wijkteamId }: { readonly objectorId: string | null; readonly wijkteamId: string },
): void {
  if (!mayReadOf(actor, 'read-objections', { personId: objectorId, wijkteamId })) {
    throw new ForbiddenError('read-objections');
  }
}

/** The person behind a step in an objection. @throws {MachineCannotObjectError} for a machine */
export function objectingPerson(actor: Actor): string {
  if (actor.kind !== 'person') throw new MachineCannotObjectError();
  return actor.id;
}

/**
 * Who objects: the addressee for himself or herself, or somebody for whom a desk officer (a contact
 * person or an administrator) writes.
 *
 * Whether an objector other than the addressee is an interested party (Awb 1:2) is judged by the
 * handler, with the decision: at the desk nobody is sent away.
 *
 * @throws {MachineCannotObjectError} when the actor is a machine
 * @throws {NotAddresseeError} when the actor is neither
 * @throws {InvalidInputError} naming every fault in what was written
 */
export function fileObjection(
  actor: Actor,
  letter: LetterOf,
  text: ObjectionText,
): ObjectionOrigin {
  const personId = objectingPerson(actor);
  const isOwn = personId === letter.addresseeId;
  if (!isOwn && !isAllowed(actor, 'handle-objection', letter)) throw new NotAddresseeError();
  refuseFaults([
    ...(isOwn ? ownFaults(text) : deskFaults(text)),
    ...(text.grounds === ''
      ? [fault('grounds', 'text-empty', 'Say why (Awb 6:5).')]
      : textFaults('grounds', text.grounds, GROUNDS_LENGTH_MAX)),
  ]);
  return isOwn ? { kind: 'own', objectorId: personId } : { kind: 'desk', registeredBy: personId };
}

function ownFaults({ objectorName, objectorAddress, objectorEmail }: ObjectionText): Fault[] {
  const given = { objectorName, objectorAddress, objectorEmail };
  return Object.entries(given)
    .filter(([, value]) => value !== null)
    .map(([name]) => fault(name, 'objector-known', 'Who you are is known; leave this out.'));
}

function deskFaults({ objectorName, objectorAddress, objectorEmail }: ObjectionText): Fault[] {
  return [
    ...lineFaults('objectorName', objectorName ?? '', OBJECTOR_NAME_LENGTH_MAX),
    ...lineFaults('objectorAddress', objectorAddress ?? '', OBJECTOR_ADDRESS_LENGTH_MAX),
    ...(objectorEmail === null ? [] : emailFaults(objectorEmail)),
  ];
}

function emailFaults(email: string): Fault[] {
  if (email.length <= OBJECTOR_EMAIL_LENGTH_MAX && EMAIL.test(email)) return [];
  return [fault('objectorEmail', 'email-refused', 'This is no e-mail address.')];
}

function fault(name: string, code: string, reason: string): Fault {
  return { name, code, reason };
}

/** When an objection came in, on the Dutch calendar. */
export type ObjectionReceipt = {
  readonly receivedOn: string;
  /** The day of the postmark; null for what did not come by post. */
  readonly postedOn: string | null;
};

/** After the end of the term, what was posted within it may be under way for this long (Awb 6:9). */
const POST_DAYS = 7;

/**
 * When an objection came in: today for one that is filed here by its objector; at the desk the day
 * that the officer gives, today when absent.
 *
 * @throws {InvalidInputError} naming every day that does not exist, lies ahead, or is not the objector's to say
 */
export function objectionReceipt(
  { kind }: ObjectionOrigin,
  given: { readonly receivedOn: string | null; readonly postedOn: string | null },
  todayOn: string,
): ObjectionReceipt {
  const { receivedOn, postedOn } = given;
  const days = Object.entries({ receivedOn, postedOn }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  refuseFaults(
    kind === 'own'
      ? days.map(([name]) => fault(name, 'receipt-known', 'It is received now; leave this out.'))
      : days.flatMap(([name, day]) => pastFaults(name, day, todayOn)),
  );
  const received = receivedOn ?? todayOn;
  if (postedOn !== null && postedOn > received) {
    refuseFaults([fault('postedOn', 'period-order', 'It is not received before it is posted.')]);
  }
  return { receivedOn: received, postedOn };
}

function pastFaults(name: string, day: string, todayOn: string): Fault[] {
  const wrong = dayFaults(name, day);
  return wrong.length > 0 || day <= todayOn
    ? wrong
    : [fault(name, 'day-ahead', 'This day has yet to come.')];
}

/**
 * Whether an objection is late: received after the last day of the term and, if it came by post, not
 * posted within the term and received within a week after it (Awb 6:9).
 *
 * The term runs from the day after the decision was made known (Awb 6:8): where the letter is known
 * to have left on a later day than it is dated, the term that begins then counts. Late does not mean
 * refused: the handler judges whether it can be excused (Awb 6:11).
 */
export function isLateObjection(
  { receivedOn, postedOn }: ObjectionReceipt,
  termEndedOn: string,
): boolean {
  if (receivedOn <= termEndedOn) return false;
  const isPostedInTime = postedOn !== null && postedOn <= termEndedOn;
  return !isPostedInTime || receivedOn > addDays(termEndedOn, POST_DAYS);
}
