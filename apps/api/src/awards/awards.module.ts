import { Module } from '@nestjs/common';
import { AwardLetterQuery } from './award-letter.query.js';
import { AwardLettersController } from './award-letters.controller.js';

@Module({ controllers: [AwardLettersController], providers: [AwardLetterQuery] })
export class AwardsModule {}
