import assert from 'node:assert/strict';
import { type EndpointId, endpoints } from '../../../src/provider/index.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { readDocument, withMatrix } from './endpointsDocument.ts';
import { cells } from './matrix/cells.ts';
import { cellId, type Outcome, rows, runCell, runMatrix } from './matrix/endpointMatrix.ts';

/** Warnings that may stand beside success, by the column they may stand in. */
const allowed: Readonly<Record<string, readonly string[]>> = { 'JSON schema': ['response-format-downgraded'] };

describe('every endpoint and everything that can be asked of it', () => {
  const outcomes = new Map<string, Outcome>();
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0, tokensPerChunk: 40 });
  });
  after(() => simulator.close());

  it('has a row for each endpoint', () => {
    assert.deepEqual(Object.keys(rows).toSorted(), endpoints.map(endpoint => endpoint.id).toSorted());
  });

  for (const id of Object.keys(rows) as EndpointId[]) {
    for (const cell of cells) {
      it(cellId(id, cell), async () => {
        const outcome = await runCell(id, cell, simulator);
        outcomes.set(cellId(id, cell), outcome);
        if (outcome.works) {
          assert.deepEqual(
            outcome.warnings.filter(code => !allowed[cell.name]?.includes(code)),
            [],
          );
        } else {
          assert.equal(simulator.requests.length, 0);
          assert.match(outcome.message, /^\S.{20,}[.]$/);
        }
      });
    }
  }

  it('is written down in docs/endpoints.md as it was found', async () => {
    const document = readDocument();
    assert.equal(document, withMatrix(document, await runMatrix(simulator, outcomes)));
  });
});
