import { mountPage } from '../mount-page.js';
import { pageAddressIn } from '../service/page-address.js';
import '../styles/initiative.css';
import { InitiativePage } from './initiative-page.js';

mountPage(<InitiativePage address={pageAddressIn(location.search)} />);
