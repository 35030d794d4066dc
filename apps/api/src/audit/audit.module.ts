import { Module } from '@nestjs/common';
import { AuditTrailController } from './audit-trail.controller.js';
import { AuditTrailQuery } from './audit-trail.query.js';

@Module({ controllers: [AuditTrailController], providers: [AuditTrailQuery] })
export class AuditModule {}
