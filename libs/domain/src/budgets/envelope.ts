import { decidingPerson } from '../allocation/allocation.js';
import { type Fault, refuseFaults } from '../domain-error.js';
import { returnTransfer, splitTransfer, type Transfer } from '../ledger/transfer.js';
import { type Cents, CENTS_MAX, sumCents } from '../money/cents.js';
import { type Actor, authorise } from '../people/authorise.js';
import { lineFaults } from '../people/plain-text.js';
import { type Budget, DECISION_REFERENCE_LENGTH_MAX } from './budget.js';

export const ENVELOPE_KINDS = ['round', 'theme', 'area'] as const;
export type EnvelopeKind = (typeof ENVELOPE_KINDS)[number];

/** A part of a yearly budget, set apart for a round, a theme or a buurt. */
export type Envelope = {
  readonly id: string;
  readonly budgetId: string;
  readonly wijkteamId: string;
  readonly kind: EnvelopeKind;
  readonly name: string;
  /** The buurt that it is for; null unless the kind is `area`. */
  readonly areaId: string | null;
  readonly createdAt: Date;
};

/** What part of a budget is asked for: more for an envelope that is there, or a new envelope. */
export type EnvelopePart = {
  readonly amountCents: Cents;
  /** The envelope that is there, or null for a new one. */
  readonly envelopeId: string | null;
  /** What the new envelope is; left out when it is there already. */
  readonly fresh: Pick<Envelope, 'kind' | 'name' | 'areaId'> | null;
};

/** What a split is checked against, as it is while the budget is held. */
export type SplitFacts = {
  readonly availableCents: Cents;
  /** The envelopes that this budget has. */
  readonly envelopes: readonly Pick<Envelope, 'id' | 'name'>[];
  /** The buurten of the wijk of the team. */
  readonly buurtIds: readonly string[];
};

export const ENVELOPE_NAME_LENGTH_MAX = 200;
export const SPLIT_PARTS_MAX = 100;

/**
 * Every fault in a split: nothing above what is available, no name twice, no buurt of elsewhere.
 *
 * The whole of the amounts is compared with what is available, equal is possible. An amount is more
 * than nothing. Names are compared as they are, after tidying.
 */
export function splitFaults(parts: readonly EnvelopePart[], facts: SplitFacts): Fault[] {
  const total = sumCents(parts.map(({ amountCents }) => amountCents));
  const isAbove = total > facts.availableCents;
  return [
    ...(parts.length === 0 ? [fault('parts', 'parts-missing', 'Name at least one part.')] : []),
    ...parts.flatMap((part, index) => partFaults(part, `parts[${index}]`, facts)),
    ...doubleFaults(parts),
    ...(isAbove
      ? [
          fault(
            'parts',
            'above-available',
            `Together ${total} cents; ${facts.availableCents} left.`,
          ),
        ]
      : []),
  ];
}

function partFaults(part: EnvelopePart, path: string, facts: SplitFacts): Fault[] {
  const isPossible = part.amountCents > 0n && part.amountCents <= CENTS_MAX;
  return [
    ...(isPossible
      ? []
      : [fault(`${path}.amountCents`, 'amount-not-positive', 'A part is more than nothing.')]),
    ...(part.fresh === null
      ? knownFaults(part, path, facts)
      : freshFaults(part.fresh, path, facts)),
  ];
}

function knownFaults({ envelopeId }: EnvelopePart, path: string, facts: SplitFacts): Fault[] {
  if (facts.envelopes.some(({ id }) => id === envelopeId)) return [];
  const reason = 'This budget has no such envelope.';
  return [fault(`${path}.envelopeId`, 'unknown-envelope', reason)];
}

function freshFaults(
  { kind, name, areaId }: NonNullable<EnvelopePart['fresh']>,
  path: string,
  { envelopes, buurtIds }: SplitFacts,
): Fault[] {
  const faults = lineFaults(`${path}.name`, name, ENVELOPE_NAME_LENGTH_MAX);
  if (envelopes.some((each) => each.name === name)) {
    faults.push(fault(`${path}.name`, 'envelope-name-taken', 'An envelope has this name.'));
  }
  if (kind === 'area' && (areaId === null || !buurtIds.includes(areaId))) {
    faults.push(fault(`${path}.areaId`, 'unknown-buurt', 'Name a buurt of the wijk of the team.'));
  }
  if (kind !== 'area' && areaId !== null) {
    faults.push(fault(`${path}.areaId`, 'area-not-of-kind', 'Only kind `area` has a buurt.'));
  }
  return faults;
}

/** Two parts of one split never go to the same envelope: one amount each is what people decide. */
function doubleFaults(parts: readonly EnvelopePart[]): Fault[] {
  const keys = parts.map(({ envelopeId, fresh }) => fresh?.name ?? envelopeId);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [fault(`parts[${index}]`, 'part-twice', 'Another part goes to the same envelope.')],
  );
}

/** What a movement between a budget and its envelopes rests on. */
export type EnvelopeDecision = {
  /** Where the decision can be found, such as the minutes of a meeting. */
  readonly decisionReference: string;
};

/**
 * Decides a split of a budget, and returns the person who decides for the wijkteam.
 *
 * @throws {ForbiddenError} when the actor is no chair or treasurer of the wijkteam
 * @throws {MachineCannotDecideError} when the actor is a machine
 * @throws {InvalidInputError} naming everything that is wrong
 */
export function splitBudget(
  actor: Actor,
  budget: Budget,
  split: EnvelopeDecision & { readonly parts: readonly EnvelopePart[] },
  facts: SplitFacts,
): string {
  authorise(actor, 'split-budget', budget);
  const person = decidingPerson(actor);
  refuseFaults([...referenceFaults(split), ...splitFaults(split.parts, facts)]);
  return person;
}

/**
 * Decides that (part of) what is left in an envelope goes back to its budget.
 *
 * @throws {ForbiddenError} when the actor is no chair or treasurer of the wijkteam
 * @throws {MachineCannotDecideError} when the actor is a machine
 * @throws {InvalidInputError} naming everything that is wrong, such as more than is left
 */
export function returnFromEnvelope(
  actor: Actor,
  envelope: Pick<Envelope, 'wijkteamId'>,
  wanted: EnvelopeDecision & { readonly amountCents: Cents },
  availableCents: Cents,
): string {
  authorise(actor, 'split-budget', envelope);
  const person = decidingPerson(actor);
  refuseFaults([...referenceFaults(wanted), ...amountFaults(wanted.amountCents, availableCents)]);
  return person;
}

/** Every fault in an amount that is taken from what is available; taking all of it is possible. */
export function amountFaults(amountCents: Cents, availableCents: Cents): Fault[] {
  if (amountCents <= 0n) {
    return [fault('amountCents', 'amount-not-positive', 'An amount is more than nothing.')];
  }
  return amountCents > availableCents
    ? [fault('amountCents', 'above-available', `There are ${availableCents} cents left.`)]
    : [];
}

/** What is wrong with a reference to a decision. */
export function referenceFaults({ decisionReference }: EnvelopeDecision): Fault[] {
  return lineFaults('decisionReference', decisionReference, DECISION_REFERENCE_LENGTH_MAX);
}

/** The transfer of one movement between an envelope and its budget. @throws {AmountError} */
export function movementTransfer(
  kind: 'split' | 'return',
  id: string,
  envelope: Pick<Envelope, 'id' | 'budgetId'>,
  amountCents: Cents,
): Transfer {
  const move = { budgetId: envelope.budgetId, envelopeId: envelope.id, amountCents };
  return kind === 'split' ? splitTransfer(id, move) : returnTransfer(id, move);
}

/** What a round needs to know of the envelope that it names. */
export type NamedEnvelope = Pick<Envelope, 'wijkteamId' | 'budgetId' | 'kind'> & {
  /** Whether another round that was not cancelled names it too. */
  readonly paysAnotherRound: boolean;
};

/**
 * What is wrong with the envelope that a round names: it is of its own wijkteam, and a part of the
 * budget where it names that too. What is set apart for one round pays one round.
 *
 * `envelope` is null when there is no such envelope here.
 */
export function envelopeFaults(
  round: {
    readonly envelopeId: string | null;
    readonly budgetId: string | null;
    readonly wijkteamId: string;
  },
  envelope: NamedEnvelope | null,
): Fault[] {
  if (round.envelopeId === null) return [];
  const name = 'envelopeId';
  if (envelope?.wijkteamId !== round.wijkteamId) {
    const reason = 'This is no envelope of the wijkteam of the round.';
    return [fault(name, 'envelope-of-other-wijkteam', reason)];
  }
  const isElsewhere = round.budgetId !== null && round.budgetId !== envelope.budgetId;
  const isTaken = envelope.kind === 'round' && envelope.paysAnotherRound;
  return [
    ...(isElsewhere
      ? [fault(name, 'envelope-of-other-budget', 'It is part of another budget.')]
      : []),
    ...(isTaken
      ? [fault(name, 'envelope-of-other-round', 'It is set apart for another round.')]
      : []),
  ];
}

function fault(name: string, code: string, reason: string): Fault {
  return { name, code, reason };
}
