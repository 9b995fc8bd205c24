// Stands in front of the extension's own main and takes the time, inside the extension host.
const { appendFileSync } = require('node:fs');

const loadBegan = performance.now();
const extension = require('./dist/extension.cjs');
const loadMs = performance.now() - loadBegan;

exports.activate = async context => {
  const began = performance.now();
  const returned = extension.activate(context);
  const blockedMs = performance.now() - began;
  const result = await returned;
  const ownMs = performance.now() - began;
  appendFileSync(process.env.GLM_CHAT_BENCH_FILE, `${JSON.stringify({ loadMs, blockedMs, ownMs })}\n`);
  return result;
};

exports.deactivate = () => extension.deactivate();
