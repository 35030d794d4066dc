import type { PabulibFault } from '#domain';

const SHOWN_MAX = 20;

/** Faults for people, one a line, the first 20 and how many more there are. */
export function showFaults(file: string, faults: readonly PabulibFault[]): string {
  const lines = faults.slice(0, SHOWN_MAX).map(({ line, severity, message }) => {
    const place = line === 0 ? file : `${file}:${line}`;
    return `${place}: ${severity === 'note' ? 'note: ' : ''}${message}\n`;
  });
  const more = faults.length - SHOWN_MAX;
  if (more > 0) lines.push(`${file}: and ${more} more; --json lists all of them.\n`);
  return lines.join('');
}
