import { type ReactNode, useState } from 'react';
import { useLanguage } from '../messages/language.js';
import { pathOf } from '../service/read-service.js';
import { send } from '../service/send.js';
import { useSession } from '../session/session-provider.js';
import { signInAddress } from '../session/sign-in-address.js';

/** The pages that the menu leads to. */
export type MenuPage = 'wijk' | 'initiatives' | 'propose' | 'my-notices';

const MENU: readonly MenuPage[] = ['wijk', 'initiatives', 'propose', 'my-notices'];

type Props = { readonly municipality: string; readonly current: MenuPage | null };

/** Where one can go from every page, and who is signed in. */
export function MainMenu({ municipality, current }: Props): ReactNode {
  const { messages } = useLanguage();
  const { reading } = useSession();
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
            <>
              <span>{reading.value.name ?? messages.menu.signedIn}</span>
              <SignOut municipality={municipality} />
            </>
          ) : (
            <a href={signInAddress(municipality, here)}>{messages.menu.signIn}</a>
          )}
        </li>
      </ul>
    </nav>
  );
}

/** Ends the session on this device, and goes to the page that needs none. */
function SignOut({ municipality }: Pick<Props, 'municipality'>): ReactNode {
  const { messages } = useLanguage();
  const [hasFailed, setHasFailed] = useState(false);
  const signOut = (): void => {
    send({ method: 'DELETE', path: pathOf({ municipality }, '/sessions/current') }).then(
      () => {
        location.assign(`/initiatives?${new URLSearchParams({ municipality }).toString()}`);
      },
      () => {
        setHasFailed(true);
      },
    );
  };
  return (
    <>
      <button className="linkbtn" type="button" onClick={signOut}>
        {messages.menu.signOut}
      </button>
      <span role="status">{hasFailed ? messages.menu.notNow : ''}</span>
    </>
  );
}
