import { Module } from '@nestjs/common';
import { EventsController } from './events.controller.ts';
import { WebhooksController } from './webhooks.controller.ts';
import { Webhooks } from './webhooks.service.ts';

@Module({
  controllers: [EventsController, WebhooksController],
  providers: [Webhooks],
  exports: [Webhooks],
})
export class EventsModule {}
