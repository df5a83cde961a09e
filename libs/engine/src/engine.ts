import { checkChart } from '#libs/charts';
import type { CivilDate, Clock, Instant, Zone } from '#libs/kernel';
import { LuoshiError } from '#libs/kernel';
import { AddDocument } from './add-document.js';
import { Appoint } from './appoint.js';
import { ClockLoop } from './clock-loop.js';
import type { Deps, Ports } from './deps.js';
import { HANDLED_FACTS } from './facts.js';
import { ForgetReceipts } from './forget-receipts.js';
import { HandOver } from './hand-over.js';
import { ImportLedger } from './import-ledger.js';
import { ImportReference } from './import-reference.js';
import { KeepRecipients } from './keep-recipients.js';
import type { MailHours } from './mail-times.js';
import { leavesAt } from './mail-times.js';
import { OpenDocument } from './open-document.js';
import type { Pace } from './pace.js';
import { PACE } from './pace.js';
import type { Message } from './ports/index.js';
import { NO_TRACES } from './ports/index.js';
import type { RecordKind } from './ports/index.js';
import { PlanDigests } from './plan-digests.js';
import { PlanOldObligations } from './plan-old-obligations.js';
import { PreviewPolicies } from './preview-policies.js';
import { PreviewSweep } from './preview-sweep.js';
import { ProposeAgreement } from './propose-agreement.js';
import { CHARTS } from './record-charts.js';
import { RecomputePolicies } from './recompute-policies.js';
import type { Reference } from './reference.js';
import { ReferenceHolder } from './reference.js';
import { ReadNotice } from './read-notice.js';
import { ReplayMessages } from './replay-messages.js';
import { ShowFamilyHistory } from './show-family-history.js';
import { ShowFamily } from './show-family.js';
import { RunChecks } from './run-checks.js';
import { ShowLadder } from './show-ladder.js';
import { Sweep } from './sweep.js';
import { TellLights } from './tell-lights.js';
import { KNOWN_TIMERS } from './timers.js';
import { TransitionAgreement } from './transition-agreement.js';
import { TransitionFollowUp } from './transition-follow-up.js';
import { TransitionObligation } from './transition-obligation.js';

export interface EngineOptions {
  ports: Ports;
  clock: Clock;
  zone: Zone;
  onFault: Deps['onFault'];
  onFired?: Deps['onFired'];
  onSwept?: Deps['onSwept'];
  onCommand?: Deps['onCommand'];
  /** The channels that take every notice; none where they only stand on the screen. */
  channels?: readonly string[];
  /** When mail goes out; absent where none does. */
  mail?: MailHours | null;
  traces?: Deps['traces'];
  pace?: Pace;
  /** Told after a commit that planned messages. */
  onMessages?: () => void;
}

/** The use cases, built once over the ports. */
export class Engine {
  readonly proposeAgreement: ProposeAgreement;
  readonly transitionAgreement: TransitionAgreement;
  readonly transitionFollowUp: TransitionFollowUp;
  readonly transitionObligation: TransitionObligation;
  readonly addDocument: AddDocument;
  readonly openDocument: OpenDocument;
  readonly importLedger: ImportLedger;
  readonly importReference: ImportReference;
  readonly appoint: Appoint;
  readonly previewPolicies: PreviewPolicies;
  readonly recomputePolicies: RecomputePolicies;
  readonly previewSweep: PreviewSweep;
  readonly handOver: HandOver;
  readonly showLadder: ShowLadder;
  readonly showFamily: ShowFamily;
  readonly showFamilyHistory: ShowFamilyHistory;
  readonly replayMessages: ReplayMessages;
  readonly readNotice: ReadNotice;
  readonly keepRecipients: KeepRecipients;
  readonly tellLights: TellLights;
  readonly runChecks: RunChecks;
  readonly clockLoop: ClockLoop;
  readonly reads: Ports['reads'];
  readonly inbox: Ports['inbox'];
  readonly outbox: Pick<Ports['outbox'], 'counts' | 'dead'>;

  private constructor(private readonly deps: Deps) {
    this.proposeAgreement = new ProposeAgreement(deps);
    this.transitionAgreement = new TransitionAgreement(deps);
    this.transitionFollowUp = new TransitionFollowUp(deps);
    this.transitionObligation = new TransitionObligation(deps);
    this.addDocument = new AddDocument(deps);
    this.openDocument = new OpenDocument(deps.reads);
    this.importLedger = new ImportLedger(deps);
    this.importReference = new ImportReference(deps);
    this.appoint = new Appoint(deps);
    this.previewPolicies = new PreviewPolicies(deps);
    this.recomputePolicies = new RecomputePolicies(deps);
    this.previewSweep = new PreviewSweep(deps);
    this.handOver = new HandOver(deps);
    this.showLadder = new ShowLadder(deps);
    this.showFamily = new ShowFamily(deps);
    this.showFamilyHistory = new ShowFamilyHistory(deps);
    this.replayMessages = new ReplayMessages(deps);
    this.readNotice = new ReadNotice(deps);
    this.keepRecipients = new KeepRecipients(deps);
    this.tellLights = new TellLights(deps);
    this.runChecks = new RunChecks(deps);
    this.clockLoop = new ClockLoop(deps, new Sweep(deps, new PlanDigests(deps), new PlanOldObligations(deps)), new ForgetReceipts(deps), [this.tellLights, this.runChecks]);
    this.reads = deps.reads;
    this.outbox = deps.outbox;
    this.inbox = deps.inbox;
  }

  /** @throws LuoshiError `chart.incomplete` when a chart and its tables, timers or facts do not fit together. */
  static async start({ ports, clock, zone, onFault, onFired = () => undefined, onSwept = () => undefined, onCommand = () => undefined, channels = [], mail = null, traces = NO_TRACES, pace = PACE, onMessages = () => undefined }: EngineOptions): Promise<Engine> {
    checkCharts();
    const holder = await ReferenceHolder.load(ports.reference, zone);
    const engine: Engine = new Engine({ ...ports, clock, holder, onFault, onFired, onSwept, onCommand, channels: { notices: channels, mail }, traces, pace, wakeRelay: onMessages, wake: (at: Instant) => engine.clockLoop.wake(at) });
    return engine;
  }

  /** The data the rules read, as of now. */
  get reference(): Reference {
    return this.deps.holder.now;
  }

  /** When a mail may leave that is to leave at `at`. */
  mailLeavesAt(message: Pick<Message, 'body'>, at: Instant): Instant {
    const { mail } = this.deps.channels;
    return mail === null ? at : leavesAt(this.reference, mail, message, at);
  }

  /** Loads the reference data anew: another process changed it. */
  reloadReference(): Promise<void> {
    return this.deps.holder.reload();
  }

  now(): Instant {
    return this.deps.clock.now();
  }

  /** The civil day it is now in the office's zone. */
  today(): CivilDate {
    return this.reference.zone.dateAt(this.now());
  }
}

/** Boot refuses a chart that names what nobody defines: a guard, a delay, a fact. */
function checkCharts(): void {
  const faults = [...checkChart(CHARTS.agreement), ...checkChart(CHARTS.followUp), ...checkChart(CHARTS.obligation)];
  for (const [kind, chart] of Object.entries(CHARTS) as [RecordKind, { name: string; timers: readonly string[]; facts: readonly string[] }][]) {
    const handled: readonly string[] = HANDLED_FACTS[kind];
    for (const timer of chart.timers) if (!KNOWN_TIMERS[kind].includes(timer)) faults.push(`chart ${chart.name}: nobody dates the timer ${timer}`);
    for (const fact of chart.facts) if (!handled.includes(fact)) faults.push(`chart ${chart.name}: nobody handles the fact ${fact}`);
  }
  if (faults.length > 0) throw new LuoshiError('chart.incomplete', `The charts are incomplete: ${faults.join('; ')}.`, { faults });
}
