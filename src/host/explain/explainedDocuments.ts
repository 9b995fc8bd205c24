import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { explainedScheme } from '../ids.ts';
import type { ExplainSubject } from './explainSubject.ts';

const mostKept = 20;

/**
 * What is explained and stands in no file, as files that Chat can have attached and that a user can open: changes, what
 * a terminal printed. They last as long as the window. A file system, not a provider of texts: Chat attaches only what
 * the editor's file service knows.
 */
export class ExplainedDocuments implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #kept = new Map<string, { subject: ExplainSubject; bytes: Uint8Array; atMs: number }>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #registered: vscode.Disposable;

  readonly onDidChangeFile = this.#changed.event;

  constructor() {
    this.#registered = vscode.workspace.registerFileSystemProvider(explainedScheme, this, { isReadonly: true });
  }

  /** @param name with the ending that says what it is */
  add(subject: ExplainSubject, name: string): vscode.Uri {
    // A path of its own each: the editor takes two addresses of one path for the same file.
    const uri = vscode.Uri.from({ scheme: explainedScheme, path: `/${randomUUID()}/${name}` });
    const text = subject.material.map(part => (part.kind === 'text' ? part.text : part.code.code)).join('\n');
    this.#kept.set(uri.toString(), { subject, bytes: new TextEncoder().encode(text), atMs: Date.now() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return uri;
  }

  find(uri: vscode.Uri): ExplainSubject | undefined {
    return this.#kept.get(uri.toString())?.subject;
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, atMs } = this.#file(uri);
    return { type: vscode.FileType.File, ctime: atMs, mtime: atMs, size: bytes.byteLength };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#file(uri).bytes;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changed.dispose();
  }

  #file(uri: vscode.Uri): { bytes: Uint8Array; atMs: number } {
    const kept = this.#kept.get(uri.toString());
    if (!kept) throw vscode.FileSystemError.FileNotFound(uri);
    return kept;
  }
}
