import { mountPage } from '../mount-page.js';
import { municipalityIn } from '../service/page-address.js';
import { SignInPage } from './sign-in-page.js';
import { nextIn } from './sign-in-address.js';

const { search, origin } = location;
mountPage(<SignInPage municipality={municipalityIn(search)} next={nextIn(search, origin)} />);
