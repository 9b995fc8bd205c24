import * as vscode from 'vscode';
import { type Logger, redactText } from '../provider/index.ts';

/**
 * The extension's output channel as the provider's `Logger`. Every line passes the redactor once more on its way out,
 * so that neither a key that a server echoed nor a picture's base64 can stand in a log.
 */
export class Log implements Logger, vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel('GLM Chat & Vision', { log: true });
  /** Keys seen in this session; what they are is asked for at each line, never kept by the log. */
  readonly #secrets: () => readonly string[];

  constructor(secrets: () => readonly string[]) {
    this.#secrets = secrets;
  }

  debug(message: string): void {
    this.#channel.debug(this.#clean(message));
  }
  info(message: string): void {
    this.#channel.info(this.#clean(message));
  }
  warn(message: string): void {
    this.#channel.warn(this.#clean(message));
  }
  error(message: string): void {
    this.#channel.error(this.#clean(message));
  }

  show(): void {
    this.#channel.show();
  }

  dispose(): void {
    this.#channel.dispose();
  }

  #clean(message: string): string {
    return redactText(message, this.#secrets());
  }
}
