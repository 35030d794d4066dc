import { NoMunicipality } from '../layout/no-municipality.js';
import { mountPage } from '../mount-page.js';
import { municipalityIn } from '../service/page-address.js';
import '../styles/search.css';
import { InitiativesPage } from './initiatives-page.js';
import { searchIn } from './search-address.js';

const municipality = municipalityIn(location.search);
mountPage(
  municipality === null ? (
    <NoMunicipality />
  ) : (
    <InitiativesPage search={searchIn(municipality, location.search)} />
  ),
);
