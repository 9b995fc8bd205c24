import { documentCode } from '../commands/documentCode.ts';
import { fixCode } from '../commands/fixCode.ts';
import { testCode } from '../commands/testCode.ts';
import type { Services } from '../services.ts';
import { registerCodeChangeActions } from './codeChangeActions.ts';
import { ProposedChanges } from './proposedChanges.ts';

/** Code that is fixed, tested and documented: each ends in a diff to accept. */
export function registerCodeChange(services: Services): ProposedChanges {
  const proposed = new ProposedChanges(services.proposals);
  services.context.subscriptions.push(
    proposed,
    registerCodeChangeActions(),
    fixCode(services, proposed),
    testCode(services, proposed),
    documentCode(services, proposed),
  );
  return proposed;
}

export type { ProposedChanges } from './proposedChanges.ts';
