/** The thread that reads conversations: what has changed in them, and which of them hold a word. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReaderReply, ReaderRequest, ReaderSetup } from '../readerMessages.ts';
import { ConversationScan } from './conversationScan.ts';

const port = parentPort;
if (!port) throw new Error('not a thread');
const reply = (message: ReaderReply): void => port.postMessage(message);
const scan = new ConversationScan(workerData as ReaderSetup, (known, problems) => reply({ known, problems }));

port.on('message', async (request: ReaderRequest) => {
  const { id } = request;
  try {
    if (request.job === 'refresh') {
      reply({ id, result: await scan.refresh(request.ids) });
    } else if (request.job === 'search') reply({ id, result: scan.search(request.query) });
    else reply({ id, result: scan.excerpts(request.ids, request.query) });
  } catch (error) {
    reply({ id, problem: String(error) });
  }
});
