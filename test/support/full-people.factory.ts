import { randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';
import type { TestMunicipality } from './municipality.factory.js';

const DAY = '2026-01-15';
const MOMENT = '2026-01-15T12:00:00Z';

/** People with what they sign in with, and what they left behind. @returns the ids of two of them */
export async function writePeople(write: Write, town: TestMunicipality): Promise<[string, string]> {
  const [officer, other] = [randomUUID(), randomUUID()] as const;
  for (const id of [officer, other, randomUUID()]) {
    await write('person', { id, name: 'Noor de Wit', email: `${id}@linde.example` });
  }
  const role = { person_id: officer, valid_from_on: DAY };
  await write('membership', {
    id: randomUUID(),
    ...role,
    role: 'member',
    came_in: 'appointment',
    wijkteam_id: town.wijkteamId,
  });
  await write('credential', {
    id: randomUUID(),
    person_id: officer,
    kind: 'password',
    secret_hash: randomUUID(),
  });
  await write('session', {
    token_hash: randomUUID(),
    person_id: officer,
    expires_at: '2099-01-01',
  });
  await write('api_token', {
    id: randomUUID(),
    name: 'x',
    token_hash: randomUUID(),
    permissions: ['read-ledger'],
  });
  await write('sign_in_failure', { account_ref: 'x', failed_at: MOMENT });
  const command = { actor_ref: `person:${officer}`, key: randomUUID(), request_hash: 'x' };
  await write('idempotency_key', { ...command, response: { id: randomUUID() }, created_on: DAY });
  await write('audit_entry', {
    actor: 'service',
    action: 'x',
    subject_type: 'x',
    subject_id: randomUUID(),
    origin: 'x',
  });
  return [officer, other];
}
