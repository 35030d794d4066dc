import { Module } from '@nestjs/common';
import { ElectionQuery } from './election.query.js';
import { ElectionsController } from './elections.controller.js';
import { ImportRound } from './import-round.use-case.js';

@Module({ controllers: [ElectionsController], providers: [ElectionQuery, ImportRound] })
export class ElectionsModule {}
