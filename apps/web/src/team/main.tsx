import { mountPage } from '../mount-page.js';
import { pageAddressIn } from '../service/page-address.js';
import { TeamPage } from './team-page.js';

mountPage(<TeamPage address={pageAddressIn(location.search)} />);
