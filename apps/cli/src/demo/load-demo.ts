import { withUnitOfWork } from '#persistence';
import { Environment } from '#platform';
import { demoSettings } from '../cli.config.js';
import { CliFailure } from '../cli-failure.js';
import type { CliContext } from '../context.js';
import { withProgress } from '../progress-bar.js';
import { demoToken } from './demo-access.js';
import { showDemo } from './demo-report.js';
import type { DemoMunicipality } from './generate/demo-types.js';
import { makeMunicipality } from './generate/make-municipality.js';
import { writeMunicipality } from './write/write-municipality.js';

export type DemoOptions = { readonly seed: number; readonly json?: boolean };

/**
 * `wijkkas demo load [--seed N]`: makes the municipality Lindestad, unless it is there, and shows how
 * to enter it. With `--json` it prints one line `{"accounts":[{"email","password","name","role"}],"token"}`.
 *
 * @throws {CliFailure} where demo mode is not on, and when there is a Lindestad of another seed
 * @throws {ConfigurationError} when the environment is not complete
 */
export async function loadDemo(
  { seed, json }: DemoOptions,
  { terminal, variables, now }: CliContext,
): Promise<void> {
  const settings = demoSettings(new Environment(variables));
  const demo = makeMunicipality(seed, now());
  const isNew = await withProgress(terminal, (show) => {
    show({ text: `Loading ${demo.municipality.name}` });
    return loadOnce(settings, demo);
  });
  const access = { demo, token: demoToken(settings.voterKeySecret, demo), isNew };
  terminal.out(showDemo(access, json === true));
}

/** @returns whether the municipality is new; all of it is written, or nothing */
async function loadOnce(
  settings: { readonly databaseUrl: string; readonly voterKeySecret: string },
  demo: DemoMunicipality,
): Promise<boolean> {
  const { id, slug, name } = demo.municipality;
  return withUnitOfWork(settings.databaseUrl, async (unitOfWork) => {
    const known = await unitOfWork.run(null, (stores) => stores.municipalities.findBySlug(slug));
    if (known !== null && known.id !== id) {
      throw new CliFailure(
        `There is a ${name} already, made from another seed; this one is not loaded.`,
      );
    }
    if (known === null) await writeMunicipality(unitOfWork, demo, settings.voterKeySecret);
    return known === null;
  });
}
