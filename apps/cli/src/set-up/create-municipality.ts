import { randomBytes, randomUUID } from 'node:crypto';
import { LETTER_CODE_BYTES, letterCodeOf, normaliseLetterCode } from '#domain';
import { type UnitOfWork, withUnitOfWork } from '#persistence';
import { Environment, tokenHash } from '#platform';
import { CliFailure } from '../cli-failure.js';
import type { CliContext } from '../context.js';
import { setUpSettings } from '../cli.config.js';

export type MunicipalityOptions = {
  readonly slug: string;
  readonly name: string;
  readonly cbsCode?: string;
  readonly administrator: string;
  readonly json?: boolean;
};

const SLUG_SHAPE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const CBS_SHAPE = /^GM\d{4}$/;

/**
 * `wijkkas municipality create`: a municipality and its first administrator, who does the rest
 * through the API. The administrator's sign-in code is shown once and kept as a hash.
 */
export async function createMunicipality(
  options: MunicipalityOptions,
  { terminal, variables, now }: CliContext,
): Promise<void> {
  refuseShapes(options);
  const letterCode = letterCodeOf(randomBytes(LETTER_CODE_BYTES));
  const { databaseUrl } = setUpSettings(new Environment(variables));
  const id = await withUnitOfWork(databaseUrl, (unitOfWork) =>
    insert(unitOfWork, options, { letterCode, today: now().toISOString().slice(0, 10) }),
  );
  if (options.json === true) {
    const administrator = { name: options.administrator, letterCode };
    terminal.out(`${JSON.stringify({ id, slug: options.slug, administrator })}\n`);
    return;
  }
  terminal.out(
    `Made the municipality ${options.name} (${options.slug}).\n` +
      `${options.administrator} signs in with this code, which is not shown again:\n  ${letterCode}\n`,
  );
}

function refuseShapes({ slug, cbsCode }: MunicipalityOptions): void {
  if (!SLUG_SHAPE.test(slug)) {
    throw new CliFailure('The name in addresses has lower-case letters, digits and dashes.', 2);
  }
  if (cbsCode !== undefined && !CBS_SHAPE.test(cbsCode)) {
    throw new CliFailure('The CBS code looks like GM0363.', 2);
  }
}

async function insert(
  unitOfWork: UnitOfWork,
  { slug, name, cbsCode, administrator }: MunicipalityOptions,
  { letterCode, today }: { readonly letterCode: string; readonly today: string },
): Promise<string> {
  const id = randomUUID();
  // The border between municipalities can be crossed only by naming the one to work in.
  await unitOfWork.run({ id }, async ({ audit, municipalities, people, signIn }) => {
    if ((await municipalities.findBySlug(slug)) !== null) {
      throw new CliFailure(`There is a municipality ${slug} already.`);
    }
    await municipalities.insert({ id, slug, name, cbsCode: cbsCode ?? null });
    const personId = randomUUID();
    await people.insert({ id: personId, name: administrator, email: null });
    await people.insertMembership({
      id: randomUUID(),
      personId,
      role: 'administrator',
      wijkteamId: null,
      validFromOn: today,
      validUntilOn: null,
    });
    await signIn.insertCredential({
      id: randomUUID(),
      personId,
      kind: 'letter-code',
      secretHash: tokenHash(normaliseLetterCode(letterCode)),
      isDemo: false,
    });
    await audit.record({
      actor: 'installer',
      action: 'create-municipality',
      subjectType: 'municipality',
      subjectId: id,
      origin: 'command-line',
    });
  });
  return id;
}
