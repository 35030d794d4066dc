import { isDeadAddress } from './mailing.js';

/** What a delivery status (RFC 3464) says of one address. */
export type DeliveryStatus = {
  /** In small letters; null where none is named. */
  readonly recipient: string | null;
  readonly action: string;
  /** Such as `5.1.1` (RFC 3463). */
  readonly status: string;
};

/** hard: the address takes no mail. soft: this mail did not arrive. delayed: it may still arrive. */
export type BounceKind = 'hard' | 'soft' | 'delayed';

/** After this many mails that did not arrive an address counts as one that takes none. */
export const SOFT_BOUNCES_MAX = 5;

const LINES_MAX = 2_000;

/**
 * Reads the part `message/delivery-status` of a returned mail: what it says of each address. Folded
 * lines are joined; names of fields may have any capitals; groups without action or status are
 * passed over. Of a very long text only the first 2,000 lines are read.
 */
export function readDeliveryStatus(text: string): DeliveryStatus[] {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n').slice(0, LINES_MAX).join('\n');
  return lines
    .replaceAll(/\n[ \t]+/g, ' ')
    .split(/\n[ \t]*\n/)
    .flatMap((group) => statusOf(fieldsOf(group)));
}

function fieldsOf(group: string): ReadonlyMap<string, string> {
  return new Map(
    group.split('\n').flatMap((line) => {
      const colon = line.indexOf(':');
      if (colon < 1) return [];
      return [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}

function statusOf(fields: ReadonlyMap<string, string>): DeliveryStatus[] {
  const action = fields.get('action')?.toLowerCase();
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0];
  if (action === undefined || status === undefined) return [];
  const named = fields.get('original-recipient') ?? fields.get('final-recipient') ?? '';
  const address = named.slice(named.indexOf(';') + 1).trim();
  return [{ recipient: address === '' ? null : address.toLowerCase(), action, status }];
}

/** What a delivery status means for the address; null where it is no bad news. */
export function bounceKind({ action, status }: DeliveryStatus): BounceKind | null {
  if (action === 'delayed') return 'delayed';
  if (action !== 'failed' || status.startsWith('2.')) return null;
  return isDeadAddress(status) ? 'hard' : 'soft';
}
