import { Module } from '@nestjs/common';
import { ActForms } from './act-forms.service.ts';
import { OwnerNames } from './owner-names.reads.ts';

/** What every form of an act stands on. */
@Module({
  providers: [ActForms, OwnerNames],
  exports: [ActForms, OwnerNames],
})
export class FormModule {}
