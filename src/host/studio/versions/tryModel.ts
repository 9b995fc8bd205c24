import * as vscode from 'vscode';
import type { PageChange } from '../../../core/studio/versions/pageChange.ts';
import { isCancelled } from '../../cancellation.ts';
import { seesPictures } from '../../modelCatalog.ts';
import { pickModel } from '../../models/pickModel.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { streamPage } from '../streamPage.ts';

/** Between two words about how much has come. */
const tellEveryMs = 500;

/**
 * Has another model write the page of the screenshot once more, beside the current one: a version of its own that
 * takes nothing's place before the user says so. What came of one that was stopped or failed is kept too.
 */
export async function tryModel(services: Services, page: Page): Promise<void> {
  if (!page.picture || page.isBusy) return;
  const { catalog, endpoints } = services;
  const id = await pickModel(services, {
    title: vscode.l10n.t('Another model for this page'),
    placeholder: vscode.l10n.t('The model that writes the page once more, beside the one that is there'),
    current: catalog.vision(endpoints.active),
    fits: seesPictures,
  });
  const choice = id === undefined ? undefined : catalog.chat(endpoints.active, id);
  if (!choice) return;
  const { label } = choice.model;
  const { wish } = page.record;
  await page.shots.ready;
  const [first, ...others] = page.shots.all;
  if (!first) return;
  const change = { kind: 'written', modelLabel: label, ...(wish === undefined ? {} : { wish }) } as const;
  const writing = vscode.l10n.t('{0} is writing the page…', label);
  await page.work(writing, choice.endpoint, async (signal, relabel) => {
    let html = '';
    let toldAtMs = Date.now();
    const grow = (next: string): void => {
      html = next;
      if (Date.now() - toldAtMs < tellEveryMs) return;
      toldAtMs = Date.now();
      relabel(vscode.l10n.t('{0} is writing the page… {1} kB', label, Math.ceil(html.length / 1000)));
    };
    const keep = async (change: PageChange, status: 'done' | 'stopped' | 'failed'): Promise<void> => {
      const added = html === '' ? undefined : await page.versions.history.addAside(html, change, status);
      if (added !== undefined) page.versions.offer(added);
    };
    try {
      const asked = { choice, shots: [first, ...others], order: page.record, signal } as const;
      const { complete, cutByLength, cost } = await streamPage(services, asked, { onHtml: grow });
      await keep({ ...change, cost }, complete && !cutByLength ? 'done' : 'stopped');
    } catch (error) {
      await keep(change, isCancelled(error) ? 'stopped' : 'failed');
      throw error;
    }
  });
}
