// A server of the Model Context Protocol on loopback, as a user would set one in `.vscode/mcp.json`: JSON-RPC over HTTP,
// one answer for each request (the protocol's "streamable HTTP" without its streams).
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** As the protocol has it: `data` is base64. */
export type McpContent = { type: 'text'; text: string } | { type: 'image'; data: string; mimeType: string };

export interface McpTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: object;
  /** It changes nothing, so the editor asks nobody before it runs. */
  readonly isReadOnly?: boolean;
  run(input: Record<string, unknown>): readonly McpContent[];
}

export interface McpServer extends AsyncDisposable {
  readonly url: string;
  /** Calls of tools, in the order in which they came. */
  readonly calls: readonly { name: string; input: Record<string, unknown> }[];
}

interface Message {
  id?: number | string;
  method?: string;
  params?: { name?: string; arguments?: Record<string, unknown>; protocolVersion?: string };
}

export const startMcpServer = async (tools: readonly McpTool[]): Promise<McpServer> => {
  const calls: { name: string; input: Record<string, unknown> }[] = [];
  const resultOf = ({ method, params }: Message): unknown => {
    switch (method) {
      case 'initialize':
        return {
          protocolVersion: params?.protocolVersion ?? '2025-06-18',
          capabilities: { tools: {} },
          serverInfo: { name: 'shop', version: '1.0.0' },
        };
      case 'ping':
        return {};
      case 'tools/list':
        return {
          tools: tools.map(({ name, description, inputSchema, isReadOnly = false }) => ({
            name,
            description,
            inputSchema,
            annotations: { readOnlyHint: isReadOnly },
          })),
        };
      case 'tools/call': {
        const tool = tools.find(({ name }) => name === params?.name);
        if (!tool) return undefined;
        const input = params?.arguments ?? {};
        calls.push({ name: tool.name, input });
        return { content: tool.run(input) };
      }
      default:
        return undefined;
    }
  };
  const answer = async (request: IncomingMessage): Promise<object | undefined> => {
    const message = JSON.parse(await text(request)) as Message;
    // A notification gets no answer.
    if (message.id === undefined) return undefined;
    const result = resultOf(message);
    const outcome = result === undefined ? { error: { code: -32601, message: 'There is no such method' } } : { result };
    return { jsonrpc: '2.0', id: message.id, ...outcome };
  };
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(405).end();
      return;
    }
    void answer(request).then(body => {
      if (body) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      else response.writeHead(202).end();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    calls,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
};
