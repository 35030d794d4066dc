import type { ProposeMessages } from '../messages/propose-nl.js';
import type { RefusedError } from '../service/send.js';
import { faultReason } from './told-reason.js';
import { incomplete, type PlanForm, requestOf, unreadable } from './plan-form.js';

type Known = {
  readonly form: PlanForm;
  readonly refusal: RefusedError | null;
  /** Whether somebody wants to send the plan: then what a cost line lacks is wrong as well. */
  readonly isSending: boolean;
};

/**
 * What is wrong, by the id of its field: what cannot be read on the screen, and what the service refused.
 * The service counts the cost lines that were sent; here each is found back by its row.
 */
export function fieldFaults(
  { form, refusal, isSending }: Known,
  words: ProposeMessages,
): ReadonlyMap<string, string> {
  const told = (refusal?.faults ?? []).map((fault): [string, string] => [
    screenName(form, fault.name),
    faultReason(fault, words),
  ]);
  const typed = unreadable(form).map((name): [string, string] => [name, reasonOf(name, words)]);
  const lacking = (isSending ? incomplete(form) : []).map((name): [string, string] => [
    name,
    lackOf(name, words),
  ]);
  return new Map([...told, ...typed, ...lacking]);
}

function reasonOf(name: string, { unreadable: words }: ProposeMessages): string {
  if (name.endsWith('.quantity')) return words.quantity;
  return name.endsWith('.rate') ? words.rate : words.amount;
}

function lackOf(name: string, { unreadable: words }: ProposeMessages): string {
  if (name.endsWith('.description')) return words.costDescription;
  return name.endsWith('.rate') ? words.costRate : words.costQuantity;
}

const COST_FAULT = /^costLines\[(\d+)\]\.(\w+)$/;

/** The names of the fields that are called otherwise on the screen. */
const SCREEN_NAMES: Readonly<Record<string, string>> = {
  ownContributionCents: 'ownContribution',
  otherFundingCents: 'otherFunding',
  unforeseenCents: 'unforeseen',
  rateCents: 'rate',
  amountCents: 'rate',
};

/** What a field that the service names is called on the screen. */
function screenName(form: PlanForm, name: string): string {
  const [, index, part] = COST_FAULT.exec(name) ?? [];
  if (index === undefined || part === undefined) return SCREEN_NAMES[name] ?? name;
  const sent = form.costs.filter(
    (row) => requestOf({ ...form, costs: [row] }).costLines.length > 0,
  );
  return `costs.${sent[Number(index)]?.key ?? ''}.${SCREEN_NAMES[part] ?? part}`;
}
