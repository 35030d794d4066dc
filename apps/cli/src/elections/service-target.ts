import { withChoices, wrongUse } from '../cli-failure.js';
import { serviceSettings } from '../cli.config.js';
import type { CliContext } from '../context.js';
import { Environment } from '#platform';
import { type Json, ServiceClient } from './service-client.js';

/** What every command that talks to the service can be told. */
export type ServiceOptions = {
  readonly municipality?: string;
  readonly url?: string;
  readonly token?: string;
  readonly json?: boolean;
};

/** The service, and the path of one municipality in it. */
export type ServiceTarget = { readonly client: ServiceClient; readonly path: string };

/**
 * The service and the municipality that the options name; the only municipality, when they name none.
 *
 * @throws {CliFailure} when there is no token, no such municipality, or more than one to choose from
 */
export async function serviceTarget(
  options: ServiceOptions,
  { variables }: CliContext,
): Promise<ServiceTarget> {
  const settings = serviceSettings(new Environment(variables));
  const url = options.url ?? settings.url;
  const token = options.token ?? settings.token;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw wrongUse(`This is no address of a service: ${url}`);
  }
  if (token === null) {
    throw wrongUse('There is no token of a machine account: give --token, or set WIJKKAS_TOKEN.');
  }
  const client = new ServiceClient(url, token);
  const slug = options.municipality ?? (await onlyMunicipality(client));
  return { client, path: `/municipalities/${encodeURIComponent(slug)}` };
}

async function onlyMunicipality(client: ServiceClient): Promise<string> {
  const slugs = (await client.list('/municipalities')).map(({ slug }) => String(slug));
  const [only, ...others] = slugs;
  if (only === undefined) throw wrongUse('The service holds no municipality yet.');
  if (others.length === 0) return only;
  throw wrongUse(withChoices('Say which municipality: --municipality is one of', slugs));
}

/**
 * The id of the wijkteam that a person means, by name or id; the only one, when nothing is said.
 *
 * @throws {CliFailure} with the wijkteams that there are, when it is not clear which one is meant
 */
export async function wijkteamId(
  { client, path }: ServiceTarget,
  wanted: string | undefined,
): Promise<string> {
  const wijkteams = await client.list(`${path}/wijkteams`);
  const found = wijkteams.filter(
    ({ id, name }) => wanted === undefined || isSame(id, wanted) || isSame(name, wanted),
  );
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return String(only['id']);
  const names = wijkteams.map(({ id, name }) => `${String(name)} (${String(id)})`);
  if (names.length === 0) throw wrongUse('This municipality has no wijkteam yet.');
  const sentence =
    wanted === undefined
      ? 'Say which wijkteam: --wijkteam is one of'
      : `There is no one wijkteam called ${wanted}; there are`;
  throw wrongUse(withChoices(sentence, names));
}

/**
 * The id of a wijkteam's budget, by id or year.
 *
 * @throws {CliFailure} with the budgets that there are, when there is no such one
 */
export async function budgetId(
  { client, path }: ServiceTarget,
  wijkteam: string,
  wanted: string,
): Promise<string> {
  const budgets = (await client.list(`${path}/budgets?wijkteamId=${wijkteam}`)).filter(
    (budget) => budget['wijkteamId'] === wijkteam,
  );
  const found = budgets.find(({ id, year }) => isSame(id, wanted) || isSame(year, wanted));
  if (found !== undefined) return String(found['id']);
  throw wrongUse(
    withChoices(`This wijkteam has no budget ${wanted}; it has`, budgets.map(describeBudget)),
  );
}

function describeBudget({ id, year }: Json): string {
  return `${String(year)} (${String(id)})`;
}

function isSame(value: unknown, wanted: string): boolean {
  return String(value).toLowerCase() === wanted.toLowerCase();
}
