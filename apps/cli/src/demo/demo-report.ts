import type { DemoAccount, DemoMunicipality } from './generate/demo-types.js';

export type DemoAccess = {
  readonly demo: DemoMunicipality;
  readonly token: string;
  readonly isNew: boolean;
};

/** How to enter the demo municipality: for people, or as one JSON line. */
export function showDemo({ demo, token, isNew }: DemoAccess, isJson: boolean): string {
  if (isJson) {
    return `${JSON.stringify({ accounts: demo.accounts.map(accountJson), token })}\n`;
  }
  const lines = demo.accounts.map(accountLine);
  return [
    isNew ? `${demo.municipality.name} is loaded.` : `${demo.municipality.name} was there already.`,
    '',
    'Accounts:',
    ...lines,
    '',
    `Token of the machine account: ${token}`,
    '',
  ].join('\n');
}

/** A resident has a letter instead of an address: its code stands where the password would. */
function accountJson(account: DemoAccount): object {
  const { email, password, name, role, wijkteam, letterCode, tries } = account;
  return {
    email: email ?? '',
    password: password ?? letterCode ?? '',
    name,
    role,
    wijkteam,
    ...(letterCode === null ? {} : { letterCode }),
    ...(tries === null ? {} : { tries }),
  };
}

function accountLine(account: DemoAccount): string {
  const { email, password, name, role, wijkteam, letterCode, tries } = account;
  const who = email ?? 'letter';
  const secret = password ?? letterCode ?? '';
  const place = wijkteam === null ? '' : `, ${wijkteam}`;
  const what = tries === null ? '' : ` (${tries})`;
  return `  ${who.padEnd(36)} ${secret.padEnd(20)} ${name}, ${role}${place}${what}`;
}
