import { Module } from '@nestjs/common';
import { SearchController } from './search.controller.js';
import { SearchQuery } from './search.query.js';

@Module({ controllers: [SearchController], providers: [SearchQuery] })
export class SearchModule {}
