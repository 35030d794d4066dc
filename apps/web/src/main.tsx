import { mountPage } from './mount-page.js';
import { StartPage } from './start/start-page.js';

mountPage(<StartPage />);
