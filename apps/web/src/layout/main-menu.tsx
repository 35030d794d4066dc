import type { ReactNode } from 'react';
import { useLanguage } from '../messages/language.js';
import { signInAddress, useSession } from '../session/use-session.js';

/** The pages that the menu leads to. */
export type MenuPage = 'wijk' | 'initiatives' | 'propose' | 'my-notices';

const MENU: readonly MenuPage[] = ['wijk', 'initiatives', 'propose', 'my-notices'];

type Props = { readonly municipality: string; readonly current: MenuPage | null };

/** Where one can go from every page, and who is signed in. */
export function MainMenu({ municipality, current }: Props): ReactNode {
  const { messages } = useLanguage();
  const { reading } = useSession(municipality);
  const query = new URLSearchParams({ municipality }).toString();
  const here = `${location.pathname}${location.search}`;
  return (
    <nav className="nav" aria-label={messages.menu.name}>
      <ul>
        {MENU.map((page) => (
          <li key={page}>
            <a href={`/${page}?${query}`} aria-current={page === current ? 'page' : undefined}>
              {messages.menu[page]}
            </a>
          </li>
        ))}
        <li className="nav__who">
          {reading.kind === 'ready' && reading.value !== null ? (
            <span>{reading.value.name ?? messages.menu.signedIn}</span>
          ) : (
            <a href={signInAddress(municipality, here)}>{messages.menu.signIn}</a>
          )}
        </li>
      </ul>
    </nav>
  );
}
