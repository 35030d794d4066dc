import { Module } from '@nestjs/common';
import { ContactPersonQuery } from './contact-person.query.js';
import { ContactPersonsController } from './contact-persons.controller.js';
import { NameContactPerson } from './name-contact-person.use-case.js';

@Module({
  controllers: [ContactPersonsController],
  providers: [ContactPersonQuery, NameContactPerson],
})
export class ContactPersonsModule {}
