import { People1795305600001 } from './1795305600001-people.js';
import { Ledger1795305600002 } from './1795305600002-ledger.js';
import { Rounds1795305600003 } from './1795305600003-rounds.js';
import { Voting1795305600004 } from './1795305600004-voting.js';
import { Payments1795305600005 } from './1795305600005-payments.js';
import { Plumbing1795305600006 } from './1795305600006-plumbing.js';
import { Elections1795305600007 } from './1795305600007-elections.js';
import { RoundLimits1795305600008 } from './1795305600008-round-limits.js';
import { TallyTasks1795305600009 } from './1795305600009-tally-tasks.js';
import { TeamSeats1795305600010 } from './1795305600010-team-seats.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  People1795305600001,
  Ledger1795305600002,
  Rounds1795305600003,
  Voting1795305600004,
  Payments1795305600005,
  Plumbing1795305600006,
  Elections1795305600007,
  RoundLimits1795305600008,
  TallyTasks1795305600009,
  TeamSeats1795305600010,
];
