import { describe, expect, it } from '@jest/globals';
import { aRecordedTerminal } from '../../../test/support/terminal.factory.js';
import { withProgress } from './progress-bar.js';

describe('the progress of a step', () => {
  it('is shown on a terminal, and removed at the end', async () => {
    const terminal = aRecordedTerminal(true);

    const result = await withProgress(terminal, (show) => {
      show({ text: 'Counting', done: 0.5 });
      return Promise.resolve(7);
    });

    expect(result).toBe(7);
    expect(terminal.written.err).toContain('[############............] Counting (0 s)');
    expect(terminal.written.err.endsWith('\r\u001b[K')).toBe(true);
    expect(terminal.written.out).toBe('');
  });

  it('has no bar when nobody knows how far it is', async () => {
    const terminal = aRecordedTerminal(true);

    await withProgress(terminal, (show) => {
      show({ text: 'Importing' });
      return Promise.resolve();
    });

    expect(terminal.written.err).toContain('\u001b[KImporting (0 s)');
  });

  it('is removed when the step fails', async () => {
    const terminal = aRecordedTerminal(true);

    const step = withProgress(terminal, () => Promise.reject(new Error('no')));

    await expect(step).rejects.toThrow('no');
    expect(terminal.written.err.endsWith('\r\u001b[K')).toBe(true);
  });

  it('is not shown where nobody watches', async () => {
    const terminal = aRecordedTerminal(false);

    await withProgress(terminal, (show) => {
      show({ text: 'Counting', done: 1 });
      return Promise.resolve();
    });

    expect(terminal.written.err).toBe('');
  });
});
