/** What is missing from the environment, or not usable: all of it at once. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The environment is not complete:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/** How the secrets in .env.example begin; everybody knows them. */
const EXAMPLE_SECRET = /^example-/;

/**
 * Reads variables and collects what is wrong with them. `finish` is called last and names every
 * fault, so that an installer mends them in one go. An empty variable counts as not set.
 */
export class Environment {
  private readonly faults: string[] = [];

  constructor(private readonly variables: Readonly<Record<string, string | undefined>>) {}

  text(name: string): string {
    const value = this.optional(name);
    if (value === null) this.faults.push(`${name} is not set.`);
    return value ?? '';
  }

  optional(name: string): string | null {
    const value = this.variables[name];
    return value === undefined || value === '' ? null : value;
  }

  textOr(name: string, fallback: string): string {
    return this.optional(name) ?? fallback;
  }

  /** A secret long enough to be one: at least 32 characters, and in production not the example's. */
  secret(name: string): string {
    const value = this.text(name);
    if (value !== '' && value.length < 32) {
      this.faults.push(`${name} is shorter than 32 characters.`);
    }
    if (this.isProduction() && EXAMPLE_SECRET.test(value)) {
      this.faults.push(`${name} is the one of the example, and NODE_ENV is production.`);
    }
    return value;
  }

  isProduction(): boolean {
    return this.textOr('NODE_ENV', 'development') === 'production';
  }

  url(name: string, protocols: readonly string[]): string {
    const value = this.text(name);
    if (value !== '' && !isUrl(value, protocols)) {
      this.faults.push(`${name} is not an address that starts with ${protocols.join(' or ')}.`);
    }
    return value;
  }

  optionalUrl(name: string, protocols: readonly string[]): string | null {
    return this.optional(name) === null ? null : this.url(name, protocols);
  }

  port(name: string, fallback: number): number {
    const value = this.optional(name);
    const port = value === null ? fallback : Number(value);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      this.faults.push(`${name} is not a port number.`);
    }
    return port;
  }

  flag(name: string): boolean {
    const value = this.optional(name) ?? 'false';
    if (value !== 'true' && value !== 'false') this.faults.push(`${name} is not true or false.`);
    return value === 'true';
  }

  oneOf<Value extends string>(name: string, values: readonly Value[], fallback: Value): Value {
    const value = this.optional(name) ?? fallback;
    const found = values.find((each) => each === value);
    if (found === undefined) this.faults.push(`${name} is not one of ${values.join(', ')}.`);
    return found ?? fallback;
  }

  /** Adds a fault that only the values together show. */
  refuse(fault: string): void {
    this.faults.push(fault);
  }

  /** @throws {ConfigurationError} naming every fault */
  finish(): void {
    if (this.faults.length > 0) throw new ConfigurationError(this.faults);
  }
}

function isUrl(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol.replace(':', '://'));
}
