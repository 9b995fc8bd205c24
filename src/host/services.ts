import { join } from 'node:path';
import type * as vscode from 'vscode';
import { ApiKeys } from './apiKeys.ts';
import { Clients } from './clients.ts';
import { Connections } from './controls/connections.ts';
import { EndpointRegistry } from './endpointRegistry.ts';
import { Log } from './log.ts';
import { ModelCatalog } from './modelCatalog.ts';
import { Network } from './network/network.ts';
import { ProxyPasswords } from './network/proxyPasswords.ts';
import { bundledCodecFiles } from './pictures/codecFiles.ts';
import { AttachedPictures } from './pictures/attachedPictures.ts';
import { PictureFitter } from './pictures/pictureFitter.ts';
import { PromptTexts } from './prompts/promptTexts.ts';
import { FileProposals } from './proposals/fileProposals.ts';
import { TurnRunner } from './runTurn.ts';
import { Settings } from './settings.ts';
import { bundledTailwindFiles, TailwindBuilder } from './studio/tailwind/tailwindBuilder.ts';
import { UsageLedger } from './storage/index.ts';
import { UsageMeter } from './usage/usageMeter.ts';

/** What every feature is built on, made once at activation. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly settings: Settings;
  readonly keys: ApiKeys;
  readonly proxyPasswords: ProxyPasswords;
  readonly network: Network;
  readonly endpoints: EndpointRegistry;
  readonly clients: Clients;
  readonly catalog: ModelCatalog;
  readonly pictures: PictureFitter;
  readonly attachedPictures: AttachedPictures;
  readonly connections: Connections;
  readonly turns: TurnRunner;
  readonly prompts: PromptTexts;
  readonly proposals: FileProposals;
  readonly tailwind: TailwindBuilder;
  readonly usage: { ledger: UsageLedger; meter: UsageMeter };
}

export function createServices(context: vscode.ExtensionContext): Services {
  const keys = new ApiKeys(context.secrets);
  const proxyPasswords = new ProxyPasswords(context.secrets);
  const log = new Log(() => [...keys.seen(), ...proxyPasswords.seen()]);
  const settings = new Settings();
  const network = new Network(settings, proxyPasswords);
  const endpoints = new EndpointRegistry(settings, log);
  const clients = new Clients(keys, network, log);
  const catalog = new ModelCatalog(endpoints, settings, clients, log);
  const pictures = new PictureFitter(bundledCodecFiles(join(context.extensionUri.fsPath, 'dist')));
  const ledger = new UsageLedger(join(context.globalStorageUri.fsPath, 'usage'));
  const meter = new UsageMeter(ledger, log);
  const connections = new Connections(keys);
  const proposals = new FileProposals();
  const prompts = new PromptTexts();
  context.subscriptions.push(keys, log, catalog, pictures, connections, proposals, prompts);
  return {
    context,
    log,
    settings,
    keys,
    proxyPasswords,
    network,
    endpoints,
    clients,
    catalog,
    pictures,
    attachedPictures: new AttachedPictures(),
    connections,
    prompts,
    proposals,
    turns: new TurnRunner({ clients, catalog, settings, pictures, meter, connections, prompts }),
    tailwind: new TailwindBuilder(bundledTailwindFiles(join(context.extensionUri.fsPath, 'dist'))),
    usage: { ledger, meter },
  };
}
