import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalculationController } from './calculation.controller.ts';
import { MethodologyVersionEntity } from './methodology-version.entity.ts';
import { MethodologyController } from './methodology.controller.ts';
import { MethodologyEntity } from './methodology.entity.ts';
import { MethodologyReads } from './methodology.reads.ts';

/** The entities of this room, for the data source. */
export const methodologyEntities = [MethodologyEntity, MethodologyVersionEntity] as const;

@Module({
  imports: [TypeOrmModule.forFeature([...methodologyEntities])],
  controllers: [MethodologyController, CalculationController],
  providers: [MethodologyReads],
  exports: [MethodologyReads],
})
export class MethodologyModule {}
