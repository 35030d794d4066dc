/** Which wijkteam a page is about, as its address says. */
export type TeamAddress = { readonly municipality: string; readonly id: string };

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62})$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The wijkteam in `?municipality=…&id=…`, or null when the address names none that can exist. */
export function teamAddressIn(search: string): TeamAddress | null {
  const query = new URLSearchParams(search);
  const [municipality, id] = [query.get('municipality') ?? '', query.get('id') ?? ''];
  return SLUG.test(municipality) && UUID.test(id) ? { municipality, id } : null;
}

/** The address of the page of a wijkteam. */
export function teamAddressOf({ municipality, id }: TeamAddress): string {
  return `/wijkteam?${new URLSearchParams({ municipality, id }).toString()}`;
}
