import { unsubscribeToken } from '#platform';

/** Where the pages and the api of an installation are. */
export type LinkBase = {
  readonly publicUrl: string;
  readonly secret: string;
  readonly municipality: { readonly id: string; readonly slug: string };
};

const API = '/api/v1/municipalities';
/** What a message can be about, and the page and the part of its address that show that. */
const PAGES: Readonly<Record<string, { readonly path: string; readonly name: string }>> = {
  initiative: { path: '/initiative', name: 'id' },
  round: { path: '/initiatives', name: 'roundId' },
};
const INBOX = '/my-notices';

/** The page about what a message is about; the inbox where there is none. */
export function subjectLink(
  { publicUrl, municipality }: LinkBase,
  subject: { readonly kind: string; readonly id: string },
): string {
  const page = PAGES[subject.kind];
  const asked = new URLSearchParams({ municipality: municipality.slug });
  if (page !== undefined) asked.set(page.name, subject.id);
  return `${publicUrl}${page?.path ?? INBOX}?${asked.toString()}`;
}

/** The page on which people choose what they get. */
export function settingsLink({ publicUrl, municipality }: LinkBase): string {
  return `${publicUrl}${INBOX}?${new URLSearchParams({ municipality: municipality.slug }).toString()}#settings`;
}

/** The address that ends mail about a topic, for people and for mail programs. */
export function unsubscribeLink(
  { publicUrl, municipality, secret }: LinkBase,
  person: { readonly personId: string; readonly topic: string },
): string {
  const token = unsubscribeToken(secret, municipality.id, person);
  return `${publicUrl}${API}/${municipality.slug}/unsubscriptions/${token}`;
}
