/** The address of the page to sign in, and where to go from there. */
export function signInAddress(municipality: string, next: string): string {
  return `/sign-in?${new URLSearchParams({ municipality, next }).toString()}`;
}

/** Where to go after signing in: a page of this site, else its front door. */
export function nextIn(search: string, origin: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  const isOwn =
    next.startsWith('/') && URL.canParse(next, origin) && new URL(next, origin).origin === origin;
  return isOwn ? next : '/';
}
