#!/usr/bin/env node
import { availableParallelism } from 'node:os';
import { runCli } from './program.js';
import { processTerminal } from './terminal.js';

process.exitCode = await runCli(process.argv.slice(2), {
  terminal: processTerminal,
  variables: process.env,
  now: () => new Date(),
  threads: availableParallelism(),
});
