import { money } from '../messages/format.js';
import { day } from '../team/team-format.js';

/** What values of a plan are called. */
export type ValueNames = {
  readonly locale: string;
  readonly nothing: string;
  readonly areaNames: ReadonlyMap<string, string>;
  readonly themes: Readonly<Record<string, string>>;
  readonly applicantKinds: Readonly<Record<string, string>>;
};

/** A value of a field of a plan, as the service sends it in a comparison, in words. */
export function changeValue(field: string, value: string | null, names: ValueNames): string {
  if (value === null || value === '') return names.nothing;
  if (field.endsWith('Cents')) {
    const cents = Number(value);
    return money(names.locale, [cents])(cents);
  }
  if (field.endsWith('On')) return day(names.locale, value);
  const named = namesOf(field, names);
  return named?.get(value) ?? value;
}

/** The names of the values of a field; null for a field whose values are shown as they are. */
function namesOf(field: string, names: ValueNames): ReadonlyMap<string, string> | null {
  if (field === 'areaId') return names.areaNames;
  if (field === 'theme') return new Map(Object.entries(names.themes));
  return field === 'applicantKind' ? new Map(Object.entries(names.applicantKinds)) : null;
}
