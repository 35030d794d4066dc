import { NoMunicipality } from '../layout/no-municipality.js';
import { mountPage } from '../mount-page.js';
import { municipalityIn, pageAddressIn } from '../service/page-address.js';
import '../styles/wijk.css';
import { WijkDirectory } from './wijk-directory.js';
import { NoSuchWijk, WijkPage } from './wijk-page.js';

function pageFor(search: string): ReturnType<typeof NoMunicipality> {
  const municipality = municipalityIn(search);
  if (municipality === null) return <NoMunicipality />;
  if (!new URLSearchParams(search).has('id')) return <WijkDirectory municipality={municipality} />;
  const address = pageAddressIn(search);
  if (address === null) return <NoSuchWijk municipality={municipality} />;
  return <WijkPage address={address} />;
}

mountPage(pageFor(location.search));
