import type * as undici from 'undici';
import api from 'undici/lib/api/index.js';
import AgentClass from 'undici/lib/dispatcher/agent.js';
import DispatcherClass from 'undici/lib/dispatcher/dispatcher.js';
import ProxyAgentClass from 'undici/lib/dispatcher/proxy-agent.js';

/**
 * undici by its parts. Its index puts a dispatcher of its own in place of the process's global one as it loads
 * (lib/global.js), and the extension host is everybody's: every other extension's `fetch`, and the editor's proxy
 * settings behind it, would run through us. It would also bring WebSockets, a cache and mocks into the bundle.
 * The paths hold for the exact version that is installed; what the index does to `Dispatcher` is done here.
 */
Object.assign(DispatcherClass.prototype, { request: api.request, connect: api.connect });

export const Agent: typeof undici.Agent = AgentClass;
export const ProxyAgent: typeof undici.ProxyAgent = ProxyAgentClass;
