import { DomainError, type Fault } from '../domain-error.js';
import { lineFaults } from '../people/plain-text.js';
import { CELL_THRESHOLD_MAX, CELL_THRESHOLD_MIN } from './participation.js';

/** How a municipality publishes its open data. */
export type OpenDataSettings = {
  /** Fewer people than this are not told; 5 or more. */
  readonly cellThreshold: number;
  readonly publisherUri: string | null;
  readonly contactName: string;
  readonly contactEmail: string | null;
  readonly contactUrl: string | null;
};

const CONTACT_LENGTH_MAX = 120;
const EMAIL = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,180}$/;
const WEB_ADDRESS = /^https:\/\/[^\s<>"{}|^`\\]{1,400}$/;

/** Figures for a year are there already, and two editions of small numbers could be subtracted. */
export class PopulationPublishedError extends DomainError {
  readonly code = 'population-published';
  readonly kind = 'conflict';

  constructor(year: number) {
    super('The figures of this year are published, and own figures are published once.', { year });
  }
}

/** Every fault in the settings of open data; texts are tidied. */
export function openDataSettingsFaults(settings: OpenDataSettings): Fault[] {
  const { cellThreshold, publisherUri, contactName, contactEmail, contactUrl } = settings;
  const faults = lineFaults('contactName', contactName, CONTACT_LENGTH_MAX);
  const refuse = (name: string, code: string, reason: string): void => {
    faults.push({ name, code, reason });
  };
  if (!(cellThreshold >= CELL_THRESHOLD_MIN && cellThreshold <= CELL_THRESHOLD_MAX)) {
    const reason = `Between ${CELL_THRESHOLD_MIN} and ${CELL_THRESHOLD_MAX} people.`;
    refuse('cellThreshold', 'cell-threshold', reason);
  }
  for (const [name, address] of Object.entries({ publisherUri, contactUrl })) {
    if (address === null || WEB_ADDRESS.test(address)) continue;
    refuse(name, 'web-address', 'An address begins with https://.');
  }
  if (contactEmail !== null && !EMAIL.test(contactEmail)) {
    refuse('contactEmail', 'email', 'Such as opendata@gemeente.example.');
  }
  if (contactEmail === null && contactUrl === null) {
    refuse('contactEmail', 'contact-missing', 'Give a mail address or a web address.');
  }
  return faults;
}
