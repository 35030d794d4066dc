import { Module } from '@nestjs/common';
import { CastBallot } from './cast-ballot.use-case.js';
import { VotingController } from './voting.controller.js';
import { VotingQuery } from './voting.query.js';

@Module({ controllers: [VotingController], providers: [CastBallot, VotingQuery] })
export class VotingModule {}
