import { mountPage } from '../mount-page.js';
import '../styles/propose.css';
import { municipalityIn, pageAddressIn } from '../service/page-address.js';
import { NoMunicipality } from '../layout/no-municipality.js';
import { ProposePage } from './propose-page.js';

const municipality = municipalityIn(location.search);
const id = pageAddressIn(location.search)?.id ?? null;
mountPage(
  municipality === null ? <NoMunicipality /> : <ProposePage municipality={municipality} id={id} />,
);
