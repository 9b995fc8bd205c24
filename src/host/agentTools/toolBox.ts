import type * as vscode from 'vscode';
import type { ToolChoice } from '../../core/conversation/index.ts';
import type { Services } from '../services.ts';
import type { AgentTool } from './agentTool.ts';
import { cropPicture } from './cropPicture.ts';
import { editFile } from './editFile.ts';
import { listFiles } from './listFiles.ts';
import { lookAtImage } from './lookAtImage.ts';
import { lookAtPage, type ShownPages } from './lookAtPage.ts';
import { otherTools } from './otherTools.ts';
import { readFile } from './readFile.ts';
import { readProblems } from './readProblems.ts';
import { searchFiles } from './searchFiles.ts';
import { ToolPermissions } from './toolPermissions.ts';

/** Remembered outside of conversations: what a new one begins with. */
const lastChoiceKey = 'glm.tools';

/** All tools that models may be given in the panel, and what the user has said about them. */
export class ToolBox {
  readonly permissions: ToolPermissions;
  readonly #memory: vscode.Memento;
  readonly #own: readonly AgentTool[];

  constructor(services: Services, studio: ShownPages) {
    const { context, settings, pictures } = services;
    this.permissions = new ToolPermissions(settings);
    this.#memory = context.globalState;
    this.#own = [
      listFiles(),
      readFile(),
      searchFiles(),
      readProblems(),
      lookAtImage(pictures),
      cropPicture(pictures),
      lookAtPage(studio),
      editFile(services),
    ];
  }

  /** Ours first; the editor's as they are now. */
  get all(): readonly AgentTool[] {
    return [...this.#own, ...otherTools(new Set(this.#own.map(({ name }) => name)))];
  }

  find(name: string): AgentTool | undefined {
    return this.#own.find(tool => tool.name === name) ?? this.all.find(tool => tool.name === name);
  }

  /** What a conversation uses: as it was chosen there, else as it was chosen last. */
  choiceOf({ tools }: { readonly tools?: ToolChoice | undefined }): ToolChoice {
    return tools ?? this.#memory.get<ToolChoice>(lastChoiceKey) ?? { on: false };
  }

  async remember(choice: ToolChoice): Promise<void> {
    await this.#memory.update(lastChoiceKey, choice);
  }

  /** Ours are there until they are taken away, those of others when they are chosen: they may do anything. */
  isChosen(tool: AgentTool, { chosen = {} }: ToolChoice): boolean {
    return chosen[tool.name] ?? tool.source === undefined;
  }

  /** What a model is offered in a conversation. */
  offered(choice: ToolChoice): readonly AgentTool[] {
    return choice.on ? this.all.filter(tool => this.isChosen(tool, choice)) : [];
  }
}
