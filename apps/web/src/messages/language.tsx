import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { en } from './en.js';
import { type Messages, nl } from './nl.js';

export type Language = 'nl' | 'en';

const CATALOGUES: Readonly<Record<Language, Messages>> = { nl, en };
const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-NL' };
const STORAGE_KEY = 'wijkkas-language';

type LanguageContext = {
  readonly language: Language;
  readonly locale: string;
  readonly messages: Messages;
  readonly setLanguage: (language: Language) => void;
};

const Context = createContext<LanguageContext | null>(null);

/** Gives the page its texts, and its `lang`, so that a screen reader speaks the right language. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(initialLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(STORAGE_KEY, language);
  }, [language]);
  const messages = CATALOGUES[language];
  return (
    <Context value={{ language, locale: LOCALES[language], messages, setLanguage }}>
      {children}
    </Context>
  );
}

export function useLanguage(): LanguageContext {
  const context = useContext(Context);
  if (context === null) throw new Error('There is no LanguageProvider around this.');
  return context;
}

function initialLanguage(): Language {
  return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'nl';
}
