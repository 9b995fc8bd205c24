/** `node test/simulator/main.ts [--port N] [--chunk-delay-ms N] [--keyless]`: runs until it is interrupted. */
import { parseArgs } from 'node:util';
import { simulatorBaseUrls, startSimulator } from './index.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'chunk-delay-ms': { type: 'string', default: '12' },
    keyless: { type: 'boolean', default: false },
  },
});
const simulator = await startSimulator({
  port: Number(values.port),
  chunkDelayMs: Number(values['chunk-delay-ms']),
  keyless: values.keyless,
});
console.log(`simulator listening at ${simulator.url}`);
for (const [dialect, url] of Object.entries(simulatorBaseUrls(simulator.url)))
  console.log(`  ${dialect.padEnd(14)} ${url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void simulator.close().then(() => process.exit(0)));
}
