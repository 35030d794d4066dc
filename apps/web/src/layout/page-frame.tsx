import type { ReactNode } from 'react';
import { useLanguage } from '../messages/language.js';
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
  const { language, messages, setLanguage } = useLanguage();
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <div className="wijkkas-theme">
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
        {municipality !== undefined && (
          <div className="wrap">
            <MainMenu municipality={municipality} current={current} />
          </div>
        )}
      </header>
      <main id="inhoud" tabIndex={-1}>
        <div className="wrap">{children}</div>
      </main>
    </div>
  );
}
