import type { Permission } from '#domain';
import { keyedHash } from '#platform';
import type { DemoMunicipality } from './generate/demo-types.js';

/** What the demo's machine account may do: enough for the command line to show everything. */
export const DEMO_MACHINE_PERMISSIONS: readonly Permission[] = [
  'exchange-elections',
  'run-tally',
  'read-people',
  'read-payments',
  'read-ledger',
  'read-audit-trail',
];

/**
 * The token of the demo's machine account. It follows from the installation's secret, so it is the
 * same after every start and another one in every installation.
 */
export function demoToken(secret: string, { municipality }: DemoMunicipality): string {
  return keyedHash(secret, 'demo-token', municipality.id);
}
