import { type Environment, type ServiceConfig, serviceConfig } from '#platform';

/** What the api must be told; read from the environment once, in `main`. */
export class ApiConfig {
  constructor(readonly values: ApiConfigValues) {}
}

export type ApiConfigValues = ServiceConfig & {
  readonly host: string;
  readonly port: number;
  /** The origin that people use, such as `https://wijkkas.lindestad.example`. */
  readonly publicUrl: string;
  readonly sessionSecret: string;
  /** The national service that knows addresses; null: only the municipality's own list does. */
  readonly addressLocatorUrl: string | null;
  /** Where the ClamAV daemon listens that looks through every upload; null: nothing does. */
  readonly clamdAddress: { readonly host: string; readonly port: number } | null;
};

/** @throws {ConfigurationError} naming every variable that is missing or wrong */
export function apiConfig(env: Environment): ApiConfig {
  const values = {
    ...serviceConfig(env),
    host: env.textOr('API_HOST', '127.0.0.1'),
    port: env.port('API_PORT', 3000),
    publicUrl: env.url('PUBLIC_URL', ['http://', 'https://']),
    sessionSecret: env.secret('SESSION_SECRET'),
    addressLocatorUrl: env.optionalUrl('ADDRESS_LOCATOR_URL', ['https://', 'http://']),
    clamdAddress: clamdAddress(env),
  };
  if (!isSafe(values.addressLocatorUrl)) {
    env.refuse('ADDRESS_LOCATOR_URL has to start with https://, as addresses are sent to it.');
  }
  env.finish();
  return new ApiConfig(values);
}

/** `host:port`, as in `127.0.0.1:3310`; the daemon speaks no TLS, so it belongs on the same network. */
function clamdAddress(env: Environment): ApiConfigValues['clamdAddress'] {
  const text = env.optional('CLAMD_ADDRESS');
  if (text === null) return null;
  const [, host = '', port = ''] = /^(\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(text) ?? [];
  if (host === '' || Number(port) < 1 || Number(port) > 65_535) {
    env.refuse('CLAMD_ADDRESS is not a host and a port, such as 127.0.0.1:3310.');
  }
  return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) };
}

/** Whether nobody can listen in: the address of a service is https, or on the machine itself. */
function isSafe(address: string | null): boolean {
  if (address === null || !URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

/** Enough to describe the API without running it. */
export const PREVIEW_CONFIG: ApiConfigValues = {
  databaseUrl: 'postgres://preview',
  voterKeySecret: '',
  isDemo: false,
  logLevel: 'error',
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'https://wijkkas.example',
  sessionSecret: '',
  addressLocatorUrl: null,
  clamdAddress: null,
};
