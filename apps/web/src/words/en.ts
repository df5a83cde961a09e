import type { Words } from './zh.js';

export const words: Words = {
  app: { name: 'Luoshi', tagline: 'What was signed is carried out', skip: 'Skip to the content', menu: 'Main', docs: 'API documents', version: 'version' },
  nav: { cockpit: 'Cockpit', ledger: 'Ledger' },
  preferences: { language: 'Language', theme: 'Appearance', system: 'As the system', light: 'Light', dark: 'Dark' },
  session: {
    title: 'Show your token', told: 'A token stands for a person of an office. The first start printed one in the terminal and kept it in data/token.', token: 'Token', enter: 'Enter',
    kept: 'It is kept in this tab alone, until it is closed.', unknown: 'The server does not know this token.', endedTitle: 'The session has ended', ended: 'The server no longer takes the token. Show one and go on: what you typed is still there.',
    acting: 'Acting as', leave: 'Leave', admin: 'administrator',
    demoTitle: 'Act as which office', demo: 'This is the ledger of the demonstration: you may act as any person of any office. Concluding and striking off need two people of one office.', search: 'Find an office by name, code or pinyin initials', person: 'Person', first: 'First', second: 'Second', act: 'Act as this person', change: 'Change', nothing: 'No such office was found',
  },
  connection: { lost: 'The connection to the server is lost; it is being tried again. What you see may be out of date.', back: 'The connection is back.' },
  problem: {
    title: 'That did not work', what: 'What happened', toDo: 'What to do', again: 'Try again', home: 'To the cockpit', code: 'Code', request: 'Request',
    unreachable: 'The server does not answer.', unreachableToDo: 'See that the server runs and the network is up. This page goes on by itself when they are.',
    missing: 'There is no such page.', missingToDo: 'Check the address, or start from the cockpit.',
    notFound: 'There is no such record.', notFoundToDo: 'It may never have existed, or the address is wrong. Look for it in the ledger.',
    forbidden: 'This office may not do that.', forbiddenToDo: 'Have the right office do it, or act as that office.',
    changed: 'Somebody else has changed this record meanwhile.', changedToDo: 'Look at what changed, then decide. What you typed is still there.',
    invalid: 'Something in the request is not accepted.', invalidToDo: 'Correct the places named below.',
    tooLarge: 'What was sent is too large.', tooLargeToDo: 'Make it smaller and send it again.',
    busy: 'The server cannot do this at the moment.', busyToDo: 'Try again in a little while; nothing is lost.',
    fault: 'The server failed.', faultToDo: 'Tell the administrator the request number: the fault is in the log.',
    screen: 'This screen failed.', screenToDo: 'Load the page anew; what was sent is safe.',
    other: 'The request was refused.', otherToDo: 'See what is said below.',
  },
  stage: { proposed: 'Proposed', signed: 'Signed', implementing: 'Implementing', evaluated: 'Evaluated', onHold: 'On hold', shelved: 'Shelved', terminated: 'Terminated', superseded: 'Superseded', lapsed: 'Lapsed' },
  level: { joint: 'Joint office', county: 'County', prefecture: 'Prefecture', province: 'Province', national: 'National' },
  cockpit: { title: 'Cockpit', signedNotImplemented: 'agreements are signed and not implemented' },
  wait: { loading: 'Reading…' },
};
