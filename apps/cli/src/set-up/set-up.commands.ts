import { Command } from 'commander';
import type { CliContext } from '../context.js';
import { wholeNumber } from '../whole-number.js';
import type { MunicipalityOptions } from './create-municipality.js';
import type { TokenOptions } from './create-token.js';

/** `wijkkas municipality …`: what only the installer of the service does. */
export function municipalityCommand(context: CliContext): Command {
  const create = new Command('create')
    .description('make a municipality and its first administrator')
    .requiredOption('--slug <slug>', 'its name in addresses, such as lindestad')
    .requiredOption('--name <name>', 'its name, such as Lindestad')
    .option('--cbs-code <code>', 'its code at Statistics Netherlands, such as GM0363')
    .requiredOption('--administrator <name>', 'the name of its first administrator')
    .option('--json', 'print one JSON line')
    .action(async (options: MunicipalityOptions) => {
      const { createMunicipality } = await import('./create-municipality.js');
      await createMunicipality(options, context);
    });
  return new Command('municipality')
    .description('the municipalities of this installation')
    .addCommand(create);
}

/** `wijkkas token …`: access for other systems. */
export function tokenCommand(context: CliContext): Command {
  const create = new Command('create')
    .description('make a token for another system')
    .requiredOption('--municipality <slug>', 'the municipality that it is for')
    .requiredOption('--name <name>', 'the system that will use it')
    .requiredOption('--permissions <list>', 'what it may do, separated by commas')
    .option('--days <number>', 'after how many days it ends', wholeNumber, 365)
    .option('--json', 'print one JSON line')
    .action(async (options: TokenOptions) => {
      const { createToken } = await import('./create-token.js');
      await createToken(options, context);
    });
  return new Command('token').description('tokens for other systems').addCommand(create);
}
