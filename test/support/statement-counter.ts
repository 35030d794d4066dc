import pg from 'pg';

type Query = (this: pg.Client, ...given: unknown[]) => unknown;

/**
 * Counts the statements that this process sends to PostgreSQL while something is done: of the api under
 * test, that is, for the test itself asks nothing meanwhile.
 */
export class StatementCounter {
  private readonly plain: Query;
  private texts: string[] | null = null;

  constructor() {
    const { query: plain } = pg.Client.prototype as unknown as { readonly query: Query };
    this.plain = plain;
    const note = (statement: unknown): void => {
      const text =
        typeof statement === 'string' ? statement : (statement as { text?: string }).text;
      this.texts?.push(text ?? '');
    };
    pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
      note(given[0]);
      return plain.apply(this, given);
    } as never;
  }

  /** The statements that were sent until the work was done, in order. */
  async during(work: () => Promise<unknown>): Promise<readonly string[]> {
    const texts: string[] = [];
    this.texts = texts;
    try {
      await work();
      return texts;
    } finally {
      this.texts = null;
    }
  }

  /** Lets statements through uncounted again. */
  stop(): void {
    pg.Client.prototype.query = this.plain as never;
  }
}
