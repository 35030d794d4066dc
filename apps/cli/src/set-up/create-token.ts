import { randomUUID } from 'node:crypto';
import { type Permission, PERMISSIONS } from '#domain';
import { withUnitOfWork } from '#persistence';
import { Environment, newToken, tokenHash } from '#platform';
import { CliFailure } from '../cli-failure.js';
import { setUpSettings } from '../cli.config.js';
import type { CliContext } from '../context.js';

export type TokenOptions = {
  readonly municipality: string;
  readonly name: string;
  readonly permissions: string;
  readonly days: number;
  readonly json?: boolean;
};

const DAY_MS = 86_400_000;

/**
 * `wijkkas token create`: a token for another system, with the permissions it needs and an end.
 * The token is shown once and kept as a hash.
 */
export async function createToken(
  options: TokenOptions,
  { terminal, variables, now }: CliContext,
): Promise<void> {
  const permissions = permissionsOf(options.permissions);
  const token = newToken();
  const id = randomUUID();
  const expiresAt = new Date(now().getTime() + options.days * DAY_MS);
  const { databaseUrl } = setUpSettings(new Environment(variables));
  await withUnitOfWork(databaseUrl, async (unitOfWork) => {
    const tenant = await unitOfWork.run(null, ({ municipalities }) =>
      municipalities.getBySlug(options.municipality),
    );
    await unitOfWork.run(tenant, async ({ audit, signIn }) => {
      const tokenRow = { id, name: options.name, permissions, isDemo: false, expiresAt };
      await signIn.insertApiToken({ ...tokenRow, tokenHash: tokenHash(token) });
      await audit.record({
        actor: 'installer',
        action: 'create-token',
        subjectType: 'api-token',
        subjectId: id,
        origin: 'command-line',
        details: { name: options.name, permissions: permissions.join(' ') },
      });
    });
  });
  const until = expiresAt.toISOString();
  terminal.out(
    options.json === true
      ? `${JSON.stringify({ id, token, permissions, expiresAt: until })}\n`
      : `The token works until ${until} and is not shown again:\n  ${token}\n`,
  );
}

function permissionsOf(text: string): readonly Permission[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !(PERMISSIONS as readonly string[]).includes(name));
  if (unknown.length > 0) {
    const known = PERMISSIONS.join(', ');
    throw new CliFailure(`There is no permission ${unknown.join(', ')}. Known: ${known}.`, 2);
  }
  return names as Permission[];
}
