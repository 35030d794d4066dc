import { Module } from '@nestjs/common';
import { WijkPageQuery } from './wijk-page.query.js';
import { WijkPagesController } from './wijk-pages.controller.js';

@Module({ controllers: [WijkPagesController], providers: [WijkPageQuery] })
export class WijkPagesModule {}
