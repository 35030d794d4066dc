import { Module } from '@nestjs/common';
import { ChangeComment } from './change-comment.use-case.js';
import { CommentQuery } from './comment.query.js';
import { CommentsController } from './comments.controller.js';
import { ModerateComment } from './moderate-comment.use-case.js';
import { ModerationController } from './moderation.controller.js';
import { ReportComment } from './report-comment.use-case.js';
import { WriteComment } from './write-comment.use-case.js';

@Module({
  controllers: [CommentsController, ModerationController],
  providers: [ChangeComment, CommentQuery, ModerateComment, ReportComment, WriteComment],
})
export class CommentsModule {}
