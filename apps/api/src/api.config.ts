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
};

/** @throws {ConfigurationError} naming every variable that is missing or wrong */
export function apiConfig(env: Environment): ApiConfig {
  const values = {
    ...serviceConfig(env),
    host: env.textOr('API_HOST', '127.0.0.1'),
    port: env.port('API_PORT', 3000),
    publicUrl: env.url('PUBLIC_URL', ['http://', 'https://']),
    sessionSecret: env.secret('SESSION_SECRET'),
  };
  env.finish();
  return new ApiConfig(values);
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
};
