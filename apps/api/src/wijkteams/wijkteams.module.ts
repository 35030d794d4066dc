import { Module } from '@nestjs/common';
import { ChangeWijkteam } from './change-wijkteam.use-case.js';
import { CreateWijkteam } from './create-wijkteam.use-case.js';
import { TeamPageQuery } from './team-page.query.js';
import { WijkteamQuery } from './wijkteam.query.js';
import { WijkteamsController } from './wijkteams.controller.js';

@Module({
  controllers: [WijkteamsController],
  providers: [ChangeWijkteam, CreateWijkteam, TeamPageQuery, WijkteamQuery],
})
export class WijkteamsModule {}
