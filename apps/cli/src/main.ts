#!/usr/bin/env node
import { Command } from 'commander';
import { VERSION } from '#config';
import { agreementEvents, followUpEvents, obligationEvents } from '#libs/contracts';
import type { GlobalOptions } from './at-work.js';
import { failed } from './outcome.js';
import { bearClosedPipes } from './terminal.js';
import { addAgreementsFamily } from './verbs/agreements-family.js';
import { addAgreementsList } from './verbs/agreements-list.js';
import { addAgreementsPropose } from './verbs/agreements-propose.js';
import { addAgreementsShow } from './verbs/agreements-show.js';
import { addAuditEntries } from './verbs/audit-entries.js';
import { addBackup } from './verbs/backup.js';
import { addCheck } from './verbs/check.js';
import { addDeliveriesList } from './verbs/deliveries-list.js';
import { addDeliveriesReplay } from './verbs/deliveries-replay.js';
import { addDocumentsAdd } from './verbs/documents-add.js';
import { addDocumentsGet } from './verbs/documents-get.js';
import { addDocumentsList } from './verbs/documents-list.js';
import { addFollowUpsList } from './verbs/follow-ups-list.js';
import { addFollowUpsShow } from './verbs/follow-ups-show.js';
import { addHandoversConfirm } from './verbs/handovers-confirm.js';
import { addHandoversList } from './verbs/handovers-list.js';
import { addHandoversMake } from './verbs/handovers-make.js';
import { addImport } from './verbs/import.js';
import { addLadder } from './verbs/ladder.js';
import { addLights } from './verbs/lights.js';
import { addMove } from './verbs/move.js';
import { addObligationsList } from './verbs/obligations-list.js';
import { addObligationsShow } from './verbs/obligations-show.js';
import { addPolicies } from './verbs/policies.js';
import { addRestore } from './verbs/restore.js';
import { addEvent } from './verbs/send-event.js';
import { addServe } from './verbs/serve.js';
import { addSweep } from './verbs/sweep.js';
import { addRecipientsAdd } from './verbs/recipients-add.js';
import { addRecipientsChange } from './verbs/recipients-change.js';
import { addRecipientsList } from './verbs/recipients-list.js';
import { addRecipientsRemove } from './verbs/recipients-remove.js';
import { addTokenAdd } from './verbs/token-add.js';
import { addTokenList } from './verbs/token-list.js';

const program = new Command('luoshi')
  .description('Luoshi 落实: agreements between governments, and what presses for them.\nExit code: 0 done, 1 refused, 2 wrong usage.')
  .version(VERSION)
  .option('--json', 'for machines: the answer as it is')
  .option('--data-dir <folder>', 'where the data lies (DATA_DIR, ./data)')
  .option('--url <address>', 'the server to talk to (LUOSHI_URL; default: the one running on the data, or one for this command alone)')
  .option('--token <secret>', 'who asks (LUOSHI_TOKEN; default: the first token, in the data)')
  .exitOverride()
  .showHelpAfterError('(--help tells more)');

addServe(program);
addImport(program);
addSweep(program);
addBackup(program);
addRestore(program);
addMove(program);
addLadder(program);
addCheck(program);
addLights(program);

const agreements = program.command('agreements').description('agreements and their events');
addAgreementsList(agreements);
addAgreementsShow(agreements);
addAgreementsFamily(agreements);
addEvent(agreements, '/api/agreements', agreementEvents);
addAgreementsPropose(agreements);

const documents = program.command('documents').description('files of agreements');
addDocumentsAdd(documents);
addDocumentsList(documents);
addDocumentsGet(documents);

const followUps = program.command('follow-ups').description('follow-ups and their events');
addFollowUpsList(followUps);
addFollowUpsShow(followUps);
addEvent(followUps, '/api/follow-ups', followUpEvents);

const obligations = program.command('obligations').description('obligations, their reports and their events');
addObligationsList(obligations);
addObligationsShow(obligations);
addEvent(obligations, '/api/obligations', obligationEvents);

const deliveries = program.command('deliveries').description('messages that could not be delivered');
addDeliveriesList(deliveries);
addDeliveriesReplay(deliveries);

const recipients = program.command('recipients').description('who of an office is told by mail');
addRecipientsAdd(recipients);
addRecipientsList(recipients);
addRecipientsChange(recipients);
addRecipientsRemove(recipients);

const handovers = program.command('handovers').description('what passes from one person of an office to the next');
addHandoversMake(handovers);
addHandoversConfirm(handovers);
addHandoversList(handovers);

addPolicies(program.command('policies').description('policies, and what a change of them would move'));

const tokens = program.command('token').description('tokens of offices');
addTokenAdd(tokens);
addTokenList(tokens);

addAuditEntries(program.command('audit').description('the history'));

bearClosedPipes();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = failed(error, program.opts<GlobalOptions>().json === true);
}
