import { mountPage } from '../mount-page.js';
import { RecountPage } from './recount-page.js';

mountPage(<RecountPage />);
