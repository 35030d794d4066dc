import { mountPage } from '../mount-page.js';
import { teamAddressIn } from './team-address.js';
import { TeamPage } from './team-page.js';

mountPage(<TeamPage address={teamAddressIn(location.search)} />);
