import * as vscode from 'vscode';
import type { ModelInfo } from '../../provider/index.ts';
import { Cancelled, isCancelled } from '../cancellation.ts';
import { describeError } from '../errorMessages.ts';
import { type ModelChoice, seesPictures } from '../modelCatalog.ts';
import type { Services } from '../services.ts';
import { runFix } from '../showError.ts';
import { describeModel } from './describeModel.ts';

/** Lines of the list: a model, one that was typed, or the failure of the list with its way out. */
type Line = vscode.QuickPickItem & { modelId?: string; mend?: () => unknown };

export interface ModelPick {
  title: string;
  placeholder: string;
  /** Who is chosen now. */
  current: ModelChoice | undefined;
  fits(model: ModelInfo): boolean;
}

/**
 * Shows the models of the active endpoint: what is known at once, then what the endpoint itself lists. A failure to
 * list stands in the list, with its way out, and what is known can still be picked. Resolves to the picked id.
 */
export function pickModel(
  services: Services,
  { title, placeholder, current, fits }: ModelPick,
): Promise<string | undefined> {
  const t = vscode.l10n.t;
  const endpoint = services.endpoints.active;
  const list = vscode.window.createQuickPick<Line>();
  const refresh: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('refresh'),
    tooltip: t('Ask the Endpoint Again'),
  };
  list.title = `${title} · ${endpoint.label}`;
  list.placeholder = placeholder;
  list.matchOnDescription = true;
  list.buttons = [refresh];
  let failure: Line | undefined;
  let asking: AbortController | undefined;

  const show = (): void => {
    const listed = services.catalog.known(endpoint).filter(fits);
    // One that the user named stays in sight though no list has it.
    const named = current && !listed.some(model => model.id === current.model.id) ? [current.model] : [];
    const models = [...named, ...listed];
    const lines = models.map(model => modelLine(model, current?.model.id));
    const typed = list.value.trim();
    const isNew = typed !== '' && !models.some(model => model.id === typed || model.label === typed);
    list.items = [
      ...(failure ? [failure] : []),
      ...(models.length === 0 && !failure && !list.busy
        ? [{ label: t('No model of this kind is listed. Type the id of one.') }]
        : []),
      ...lines,
      ...(isNew ? [typedLine(typed)] : []),
    ];
    const active = list.items.find(line => line.modelId === current?.model.id);
    if (active && typed === '') list.activeItems = [active];
  };

  const ask = async (): Promise<void> => {
    asking?.abort(new Cancelled());
    asking = new AbortController();
    const { signal } = asking;
    failure = undefined;
    list.busy = true;
    show();
    try {
      await services.catalog.refresh(endpoint, signal);
    } catch (error) {
      if (isCancelled(error)) return;
      const { message, detail, fixes } = describeError(error, endpoint);
      const fix = fixes.find(({ id }) => id !== 'choose-model' && id !== 'choose-vision-model');
      failure = {
        label: `$(warning) ${t('The endpoint did not list its models')}`,
        ...(fix ? { description: `$(wrench) ${fix.label}` } : {}),
        detail: detail ? `${message} ${detail}` : message,
        alwaysShow: true,
        mend: () => fix && runFix(fix.id, endpoint, ask),
      };
    }
    list.busy = false;
    show();
  };

  return new Promise(resolve => {
    let picked: string | undefined;
    list.onDidTriggerButton(() => void ask());
    list.onDidChangeValue(show);
    list.onDidAccept(() => {
      const line = list.selectedItems[0];
      picked = line?.modelId;
      if (picked === undefined && line?.mend) void line.mend();
      else if (picked !== undefined) list.hide();
    });
    list.onDidHide(() => {
      asking?.abort(new Cancelled());
      list.dispose();
      resolve(picked);
    });
    list.show();
    void ask();
  });
}

function modelLine(model: ModelInfo, currentId: string | undefined): Line {
  return {
    modelId: model.id,
    iconPath: new vscode.ThemeIcon(seesPictures(model) ? 'eye' : 'comment'),
    label: model.label,
    description: [
      ...(model.label === model.id ? [] : [model.id]),
      ...(model.id === currentId ? [vscode.l10n.t('in use')] : []),
    ].join(' · '),
    detail: describeModel(model),
  };
}

function typedLine(id: string): Line {
  return {
    modelId: id,
    iconPath: new vscode.ThemeIcon('add'),
    label: vscode.l10n.t('Use {0}', id),
    description: vscode.l10n.t('a model that is not in the list'),
    alwaysShow: true,
  };
}
