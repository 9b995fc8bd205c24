import { join } from 'node:path';
import wasmFiles from './wasmFiles.json' with { type: 'json' };

export type WasmName = keyof typeof wasmFiles;

/** Absolute paths of what the codec is made of. */
export interface CodecFiles {
  worker: string;
  wasm: Readonly<Record<WasmName, string>>;
}

/** As esbuild.mjs lays them out. @param folder `dist` of the installed extension */
export function bundledCodecFiles(folder: string): CodecFiles {
  return { worker: join(folder, 'pictureWorker.cjs'), wasm: wasmPaths(name => join(folder, `${name}.wasm`)) };
}

/** In a checkout, where the worker runs from its source. */
export function sourceCodecFiles(checkout: string): CodecFiles {
  return {
    worker: join(checkout, 'src', 'host', 'pictures', 'worker', 'main.ts'),
    wasm: wasmPaths(name => join(checkout, 'node_modules', wasmFiles[name])),
  };
}

function wasmPaths(pathOf: (name: WasmName) => string): Record<WasmName, string> {
  const names = Object.keys(wasmFiles) as WasmName[];
  return Object.fromEntries(names.map(name => [name, pathOf(name)])) as Record<WasmName, string>;
}
