import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { EndSession } from './end-session.use-case.js';
import { CurrentSession } from './session.query.js';
import { SignInController } from './sign-in.controller.js';
import { StartSession } from './start-session.use-case.js';

@Module({
  controllers: [SignInController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    CurrentSession,
    EndSession,
    StartSession,
  ],
})
export class SignInModule {}
