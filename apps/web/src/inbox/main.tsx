import { NoMunicipality } from '../layout/no-municipality.js';
import { mountPage } from '../mount-page.js';
import { municipalityIn } from '../service/page-address.js';
import '../styles/inbox.css';
import { inboxIn } from './inbox-address.js';
import { InboxPage } from './inbox-page.js';

const municipality = municipalityIn(location.search);
mountPage(
  municipality === null ? (
    <NoMunicipality />
  ) : (
    <InboxPage at={inboxIn(municipality, location.search)} />
  ),
);
