import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { type DeliveryStatus, readDeliveryStatus } from '#domain';

/** What a returned mail says: which of our mails it was, and what became of it. */
export type ReturnedMail = {
  readonly mailingId: string;
  readonly statuses: readonly DeliveryStatus[];
};

const OUR_ID = /^message-id:\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@wijkkas>/im;
const ORIGINALS = [
  'message/rfc822',
  'text/rfc822-headers',
  'message/global',
  'message/global-headers',
];
const STATUSES = ['message/delivery-status', 'message/global-delivery-status'];
const HEADERS_MAX = 65_536;
/** A mail that holds mails that hold mails is nobody's bounce. */
const DEPTH_MAX = 20;

/** Reads a delivery status notification (RFC 3464). @returns null when it is none, or about no mail of ours */
export async function readReturnedMail(raw: Uint8Array): Promise<ReturnedMail | null> {
  const mail = await parsed(raw);
  if (mail === null) return null;
  const statuses = textsOf(mail, STATUSES).flatMap(readDeliveryStatus);
  const mailingId = textsOf(mail, ORIGINALS)
    .map((text) => OUR_ID.exec(text.slice(0, HEADERS_MAX))?.[1])
    .find((id) => id !== undefined);
  return mailingId === undefined || statuses.length === 0 ? null : { mailingId, statuses };
}

/** What is too deep or too long is no mail that a mail server returns. */
async function parsed(raw: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(raw, {
      attachmentEncoding: 'arraybuffer',
      forceRfc822Attachments: true,
      maxNestingDepth: DEPTH_MAX,
      maxHeadersSize: HEADERS_MAX,
    });
  } catch {
    return null;
  }
}

function textsOf({ attachments }: Email, types: readonly string[]): string[] {
  return attachments.filter(({ mimeType }) => types.includes(mimeType)).map(textOf);
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
