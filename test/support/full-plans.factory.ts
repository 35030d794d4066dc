import { randomUUID } from 'node:crypto';
import type { Write } from './full-ledger.factory.js';
import { aStoredPlan } from './stored-plan.factory.js';

const MOMENT = '2026-01-15T12:00:00Z';

type Held = {
  readonly initiatives: readonly [string, string, string];
  readonly people: readonly [string, string];
};

/** Who makes an initiative together, for whom it was written down, and what its plan said. */
export async function writePlans(write: Write, { initiatives, people }: Held): Promise<void> {
  const [initiativeId] = initiatives;
  const initiative = { initiative_id: initiativeId };
  const invited = { ...initiative, invited_by: people[0], invited_at: MOMENT };
  await write('co_initiator_invitation', {
    ...{ id: randomUUID(), ...invited },
    ...{ email: `${randomUUID()}@linde.example` },
  });
  await write('co_initiator_invitation', { id: randomUUID(), ...invited, invitee_id: people[1] });
  await write('co_initiator', {
    ...{ ...initiative, person_id: people[1] },
    ...{ invited_at: MOMENT, confirmed_at: MOMENT },
  });
  await write('initiative_on_behalf', {
    ...{ ...initiative, name: 'Mevrouw De Vries', phone: '072 123 45 67' },
    ...{ consent_on: '2026-01-10', consent_form: 'in-person' },
    ...{ recorded_by: people[0], recorded_at: MOMENT },
  });
  await write('initiative_version', {
    ...{ ...initiative, number: 1, plan: aStoredPlan('Bankje') },
    ...{ changed_by: people[0], changed_by_kind: 'initiator', changed_at: MOMENT },
  });
}
