import * as vscode from 'vscode';
import { type Endpoint, GlmError } from '../../provider/index.ts';
import { MissingKey } from '../clients.ts';
import { describeError } from '../errorMessages.ts';

/** A failure in the terms of the editor's language-model API, in words for the user. */
export function toLanguageModelError(error: unknown, endpoint: Endpoint): Error {
  const { message, detail } = describeError(error, endpoint);
  const whole = detail ? `${message} ${detail}` : message;
  if (error instanceof MissingKey) return vscode.LanguageModelError.NoPermissions(whole);
  if (!(error instanceof GlmError)) return new Error(whole);
  switch (error.kind) {
    case 'auth':
    case 'permission':
      return vscode.LanguageModelError.NoPermissions(whole);
    case 'model-not-found':
      return vscode.LanguageModelError.NotFound(whole);
    case 'balance':
    case 'quota':
    case 'content-filter':
      return vscode.LanguageModelError.Blocked(whole);
    default:
      return new Error(whole);
  }
}
