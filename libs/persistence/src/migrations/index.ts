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
import { Territory1795305600011 } from './1795305600011-territory.js';
import { TeamsAndDraws1795305600012 } from './1795305600012-teams-and-draws.js';
import { Phases1795305600013 } from './1795305600013-phases.js';
import { Envelopes1795305600014 } from './1795305600014-envelopes.js';
import { RulesOfPlay1795305600015 } from './1795305600015-rules-of-play.js';
import { TeamDecisions1795305600016 } from './1795305600016-team-decisions.js';
import { AwardsAndObjections1795305600017 } from './1795305600017-awards-and-objections.js';
import { OutcomesAndGrounds1795305600018 } from './1795305600018-outcomes-and-grounds.js';
import { InitiativePlans1795305600019 } from './1795305600019-initiative-plans.js';
import { SearchAndMerges1795305600020 } from './1795305600020-search-and-merges.js';
import { SupportAndComments1795305600021 } from './1795305600021-support-and-comments.js';
import { Screening1795305600022 } from './1795305600022-screening.js';
import { Notices1795305600023 } from './1795305600023-notices.js';
import { Files1795305600024 } from './1795305600024-files.js';
import { ProgressAndPromises1795305600025 } from './1795305600025-progress-and-promises.js';
import { OpenData1795305600026 } from './1795305600026-open-data.js';
import { MovedSupports1795305600027 } from './1795305600027-moved-supports.js';
import { SupportEndsBeforeScreening1795305600028 } from './1795305600028-support-ends-before-screening.js';
import { RoundsToTellOf1795305600029 } from './1795305600029-rounds-to-tell-of.js';
import { OneHumanOneSupport1795305600031 } from './1795305600031-one-human-one-support.js';

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
  Territory1795305600011,
  TeamsAndDraws1795305600012,
  Phases1795305600013,
  Envelopes1795305600014,
  RulesOfPlay1795305600015,
  TeamDecisions1795305600016,
  AwardsAndObjections1795305600017,
  OutcomesAndGrounds1795305600018,
  InitiativePlans1795305600019,
  SearchAndMerges1795305600020,
  SupportAndComments1795305600021,
  Screening1795305600022,
  Notices1795305600023,
  Files1795305600024,
  ProgressAndPromises1795305600025,
  OpenData1795305600026,
  MovedSupports1795305600027,
  SupportEndsBeforeScreening1795305600028,
  RoundsToTellOf1795305600029,
  OneHumanOneSupport1795305600031,
];
