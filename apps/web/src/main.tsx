import '@fontsource/public-sans/400.css';
import '@fontsource/public-sans/700.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/components.css';
import './styles/tables.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from './messages/language.js';
import { StartPage } from './start/start-page.js';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <StartPage />
    </LanguageProvider>
  </StrictMode>,
);
