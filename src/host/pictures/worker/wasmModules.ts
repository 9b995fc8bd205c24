import { readFile } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';
import type { WasmName } from '../codecFiles.ts';
import type { WorkerSetup } from '../codecMessages.ts';

const compiled = new Map<WasmName, Promise<WebAssembly.Module>>();

/** Compiled when it is first needed: most pictures are PNG or JPEG, and a renderer of drawings has 2.4 MB. */
export function wasmModule(name: WasmName): Promise<WebAssembly.Module> {
  let module = compiled.get(name);
  if (!module) {
    const { wasm } = workerData as WorkerSetup;
    module = readFile(wasm[name]).then(bytes => WebAssembly.compile(bytes));
    compiled.set(name, module);
  }
  return module;
}

/** What runs once. A failure is not remembered. */
export function once(work: () => Promise<unknown>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().then(
      () => undefined,
      error => {
        done = undefined;
        throw error;
      },
    );
    return done;
  };
}
