import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** From the most urgent to the most talkative. */
export const LOG_LEVELS: readonly LogLevel[] = [
  'fatal',
  'error',
  'warn',
  'log',
  'debug',
  'verbose',
];

/** One JSON line per event. Callers log ids, never names, addresses or what a ballot holds. */
export function jsonLogger(app: 'api' | 'worker' | 'cli', level: LogLevel): ConsoleLogger {
  const logLevels = LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(level) + 1);
  return new ConsoleLogger({ json: true, colors: false, prefix: `wijkkas-${app}`, logLevels });
}
