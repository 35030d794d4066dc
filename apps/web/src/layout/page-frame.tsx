import type { ReactNode } from 'react';
import { useLanguage } from '../messages/language.js';
import { SessionProvider } from '../session/session-provider.js';
import { Logo } from './logo.js';
import { MainMenu, type MenuPage } from './main-menu.js';

type Props = {
  readonly municipalityName: string | null;
  /** The municipality whose pages the menu leads to; without it there is no menu. */
  readonly municipality?: string;
  readonly current?: MenuPage;
  readonly children: ReactNode;
};

/** The header with the name and the language switch, around the content of a page. */
export function PageFrame(props: Props): ReactNode {
  const { municipalityName, municipality, current = null, children } = props;
  const menu =
    municipality === undefined ? null : <MainMenu municipality={municipality} current={current} />;
  const page = (
    <div className="wijkkas-theme">
      <Header municipalityName={municipalityName}>{menu}</Header>
      <main id="inhoud" tabIndex={-1}>
        <div className="wrap">{children}</div>
      </main>
    </div>
  );
  return municipality === undefined ? (
    page
  ) : (
    <SessionProvider municipality={municipality}>{page}</SessionProvider>
  );
}

function Header({
  municipalityName,
  children: menu,
}: Pick<Props, 'municipalityName' | 'children'>): ReactNode {
  const { language, messages, setLanguage } = useLanguage();
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <>
      <a className="skip" href="#inhoud">
        {messages.skip}
      </a>
      <header className="header">
        <div className="wrap header__top">
          <a className="brand" href="/">
            <Logo />
            <span>
              <b>{messages.brand}</b>
              {municipalityName !== null && <span>{messages.municipality(municipalityName)}</span>}
            </span>
          </a>
          <button
            className="language"
            type="button"
            lang={other}
            onClick={() => {
              setLanguage(other);
            }}
          >
            {messages.otherLanguage}
          </button>
        </div>
        {menu !== null && <div className="wrap">{menu}</div>}
      </header>
    </>
  );
}
