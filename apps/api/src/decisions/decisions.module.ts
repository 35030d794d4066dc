import { Module } from '@nestjs/common';
import { AddAgendaItem } from './add-agenda-item.use-case.js';
import { AddNote } from './add-note.use-case.js';
import { AgendaController } from './agenda.controller.js';
import { CastTeamVote } from './cast-team-vote.use-case.js';
import { DecideItem } from './decide-item.use-case.js';
import { DecisionQuery } from './decision.query.js';
import { RecordRecusal } from './record-recusal.use-case.js';
import { TeamDecisionsController } from './team-decisions.controller.js';

@Module({
  controllers: [AgendaController, TeamDecisionsController],
  providers: [AddAgendaItem, AddNote, CastTeamVote, DecideItem, DecisionQuery, RecordRecusal],
})
export class DecisionsModule {}
