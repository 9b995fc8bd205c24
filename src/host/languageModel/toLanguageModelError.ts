import * as vscode from 'vscode';
import { type Endpoint, GlmError } from '../../provider/index.ts';
import { MissingKey } from '../clients.ts';
import { describeError } from '../errorMessages.ts';
import { fixInWords, type Manifest } from './fixInWords.ts';

/** A failure in the terms of the editor's language-model API, in words for the user, and what to do about it. */
export function toLanguageModelError(error: unknown, endpoint: Endpoint, manifest: Manifest): Error {
  const { message, detail, fixes } = describeError(error, endpoint);
  const whole = [message, detail, fixInWords(fixes, manifest)].filter(Boolean).join(' ');
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
