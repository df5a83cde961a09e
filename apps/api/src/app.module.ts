import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { Engine } from '#libs/engine';
import type { Traces } from '#libs/engine/ports';
import type { BullmqViews } from '#libs/queue';
import { Metrics } from '#libs/telemetry';
import { AgreementsController } from './agreements.controller.js';
import { AuditController } from './audit.controller.js';
import { BackupsController } from './backups.controller.js';
import { Backups } from './backups.js';
import { ChecksController } from './checks.controller.js';
import { ClockController } from './clock.controller.js';
import { CoordinationController } from './coordination.controller.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DemoController } from './demo.controller.js';
import { DemoPeople } from './demo-people.js';
import { DocumentsController } from './documents.controller.js';
import { EventsController } from './events.controller.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { GovernmentsController } from './governments.controller.js';
import { HealthController } from './health.controller.js';
import { JointOfficesController } from './joint-offices.controller.js';
import { Listeners } from './listeners.js';
import { LightsController } from './lights.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RunningKeys } from './http/running-keys.js';
import { TokenGuard } from './http/token.guard.js';
import { Uploads } from './http/uploads.js';
import { contractPipe } from './http/validation.js';
import { InboxController } from './inbox.controller.js';
import { NoticesController } from './notices.controller.js';
import { ImportsController } from './imports.controller.js';
import { ObligationsController } from './obligations.controller.js';
import { PoliciesController } from './policies.controller.js';
import { QueueWatch } from './queue-watch.js';
import { OfficesController } from './offices.controller.js';
import { RecipientsController } from './recipients.controller.js';
import { CalendarController } from './calendar.controller.js';
import { RegionsController } from './regions.controller.js';
import { SessionController } from './session.controller.js';
import type { WebPages } from './web-pages.js';
import { SummaryController } from './summary.controller.js';
import { Summary } from './summary.js';
import { TokensController } from './tokens.controller.js';

/** What the doors are opened on. */
export interface House {
  engine: Engine;
  backups: Backups;
  metrics: Metrics;
  queue: QueueWatch;
  /** The queues to show; null where there are none. */
  views: BullmqViews | null;
  /** null where nobody asks for them. */
  traces: Traces | null;
  /** The screens; null where they were not built. */
  web: WebPages | null;
  /** Whether a browser may act as any office. */
  demo: boolean;
  logger: Logger;
}

/** The doors over a running engine. */
@Module({})
export class AppModule {
  static over({ engine, backups, metrics, queue, demo, logger }: House): DynamicModule {
    return {
      module: AppModule,
      // Nest's own words alone: those about a request are ours.
      imports: [LoggerModule.forRoot({ pinoHttp: { logger }, forRoutes: [] })],
      controllers: [
        SummaryController, SessionController, ...(demo ? [DemoController] : []),
        HealthController, AgreementsController, DocumentsController, FollowUpsController, ObligationsController, GovernmentsController, RegionsController, CalendarController, CoordinationController,
        ClockController, PoliciesController, AuditController, EventsController, ImportsController, TokensController, BackupsController, DeliveriesController, InboxController, NoticesController,
        OfficesController, JointOfficesController, RecipientsController,
        LightsController, ChecksController,
      ],
      providers: [
        { provide: Engine, useValue: engine },
        RunningKeys,
        { provide: DemoPeople, useValue: new DemoPeople(engine) },
        { provide: Summary, useValue: new Summary(engine) },
        Uploads,
        Listeners,
        { provide: Backups, useValue: backups },
        { provide: Metrics, useValue: metrics },
        { provide: QueueWatch, useValue: queue },
        { provide: APP_GUARD, useClass: TokenGuard },
        { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
        { provide: APP_PIPE, useValue: contractPipe },
      ],
    };
  }
}
