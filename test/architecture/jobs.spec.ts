import { describe, expect, it } from '@jest/globals';
import { JOBS } from '#jobs';
import ts from 'typescript';
import { decoratorsOf, filesUnder, nodesOf, parse, textOf } from '../support/source-files.js';

/** The queue of each processor class in a file, with the text of the class. */
function processorsIn(path: string, text: string): { queue: string; body: string }[] {
  return nodesOf(parse(text, path))
    .filter(ts.isClassDeclaration)
    .flatMap((node) =>
      decoratorsOf(node)
        .filter(({ name }) => name === 'Processor')
        .map(({ values }) => ({ queue: values[0]?.getText() ?? '', body: node.getText() })),
    );
}

const processors = filesUnder(['apps/worker/src'], ['.processor.ts']).flatMap((path) =>
  processorsIn(path, textOf(path)),
);

describe('job catalogue', () => {
  it.each(Object.entries(JOBS))('has a processor for %s', (name, { queue }) => {
    const forQueue = processors.filter((processor) => processor.queue.includes(`'${queue}'`));

    expect(forQueue).not.toEqual([]);
    expect(forQueue.map(({ body }) => body).join('\n')).toContain(`'${name}'`);
  });

  it('names jobs and queues in kebab-case, without a colon', () => {
    const names = Object.entries(JOBS).flatMap(([name, { queue }]) => [name, queue]);

    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  it('has no processor for a queue that no job uses', () => {
    const queues = Object.values(JOBS).map(({ queue }) => `'${queue}'`);

    const unused = processors.filter(({ queue }) => !queues.some((name) => queue.includes(name)));

    expect(unused.map(({ queue }) => queue)).toEqual([]);
  });

  it('puts jobs on a queue in the outbox folder of the worker and nowhere else', () => {
    const callers = filesUnder(['apps', 'libs'], ['.ts'])
      .filter((path) => !path.endsWith('.spec.ts') && !path.startsWith('apps/worker/src/outbox/'))
      .filter((path) => /\bqueue\w*\.add(Bulk)?\(/i.test(textOf(path)));

    expect(callers).toEqual([]);
  });
});
