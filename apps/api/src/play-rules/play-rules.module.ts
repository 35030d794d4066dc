import { Module } from '@nestjs/common';
import { AdoptPlayRules } from './adopt-play-rules.use-case.js';
import { ConsultationController } from './consultation.controller.js';
import { Consultation } from './consultation.use-case.js';
import { DryRunQuery } from './dry-run.query.js';
import { PlayRulesController } from './play-rules.controller.js';
import { PlayRulesQuery } from './play-rules.query.js';
import { PlayTextController } from './play-text.controller.js';
import { RuleChecksController } from './rule-checks.controller.js';
import { RuleChecksQuery } from './rule-checks.query.js';
import { WritePlayRules } from './write-play-rules.use-case.js';

/** Rules of play: written, talked over, adopted and frozen, and held against initiatives. */
@Module({
  controllers: [
    ConsultationController,
    PlayRulesController,
    PlayTextController,
    RuleChecksController,
  ],
  providers: [
    AdoptPlayRules,
    Consultation,
    DryRunQuery,
    PlayRulesQuery,
    RuleChecksQuery,
    WritePlayRules,
  ],
})
export class PlayRulesModule {}
