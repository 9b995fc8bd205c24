import * as vscode from 'vscode';
import { type Picture, picturePart } from '../../core/attachments/index.ts';
import { lookPrompt, lookTemplate } from '../../core/prompts/lookPrompt.ts';
import { readDifferences, type VerbName, verbOf } from '../../core/verbs/index.ts';
import {
  type Coordinates,
  coordinatesOf,
  placeRegions,
  placesInPixels,
  regionsInAnswer,
} from '../../core/vision/index.ts';
import { signalOf } from '../cancellation.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { DrawnBox } from '../pictures/codecMessages.ts';
import type { Services } from '../services.ts';
import { pageModel } from '../studio/pageModel.ts';
import { runVerb } from '../verbs/runVerb.ts';
import { pictureConsent } from './pictureConsent.ts';
import { type ToolPicture, toolPicture } from './toolPicture.ts';
import type { SeeingToolSpec } from './seeingTools.ts';

interface Seen {
  text: string;
  /** PNG: pictures with the places that were found drawn in. */
  boxed: readonly Uint8Array[];
}

/** A tool with which an agent, whichever model it is, has a GLM vision model look at pictures. */
export class SeeingTool<Input> implements vscode.LanguageModelTool<Input> {
  readonly #services: Services;
  readonly #spec: SeeingToolSpec<Input>;

  constructor(services: Services, spec: SeeingToolSpec<Input>) {
    this.#services = services;
    this.#spec = spec;
  }

  /** Where a picture leaves the machine that has not gone there before, the user is asked. */
  prepareInvocation({ input }: vscode.LanguageModelToolInvocationPrepareOptions<Input>): vscode.PreparedToolInvocation {
    const { t } = vscode.l10n;
    const named = this.#spec.pictures(input).map(String);
    return pictureConsent(this.#services, named, (names, { endpoint, model }) => ({
      doing: t('{0} looks at {1}…', model.label, names),
      title: t('Look at a Picture'),
      message: t('{0} is sent to {1}, where {2} looks at it.', names, endpoint.label, model.label),
    }));
  }

  async invoke(
    { input }: vscode.LanguageModelToolInvocationOptions<Input>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const running = signalOf(token);
    try {
      const asked = this.#spec.schema.parse(input);
      const named = this.#spec.pictures(asked);
      const { attachedPictures } = this.#services;
      const pictures = await Promise.all(named.map(name => toolPicture(name, attachedPictures, running.signal)));
      const { text, boxed } = await this.#ask(asked, pictures, pageModel(this.#services), running.signal);
      if (text.trim() === '') throw new PlainFailure(vscode.l10n.t('The model gave no answer.'));
      return new vscode.LanguageModelToolResult([
        new vscode.LanguageModelTextPart(text),
        ...boxed.map(data => vscode.LanguageModelDataPart.image(data, 'image/png')),
      ]);
    } finally {
      running.dispose();
    }
  }

  async #ask(input: Input, found: readonly ToolPicture[], choice: ModelChoice, signal: AbortSignal): Promise<Seen> {
    const pictures = found.map(({ picture }) => picture);
    const parts = pictures.map(picturePart);
    const wish = this.#spec.wish(input);
    if (this.#spec.verb === undefined) {
      const rules = await this.#services.prompts.text(lookTemplate);
      const messages = lookPrompt(rules, parts, wish);
      const { text } = await this.#services.turns.run({ surface: 'tools', choice, messages, signal }, {});
      return { text, boxed: [] };
    }
    const verb = verbOf(this.#spec.verb);
    if (!verb) throw new TypeError(`There is no verb ${this.#spec.verb}`);
    const request = { verb, pictures, parts, wish, choice, surface: 'tools' as const, signal };
    const { text, choice: answered } = await runVerb(this.#services, request, {});
    const coordinates = coordinatesOf(answered.model.id);
    return {
      // Another model cannot know what this one counts in.
      text: placesInPixels(text, pictures, coordinates),
      boxed: await this.#boxed(verb.name, text, pictures, coordinates, signal),
    };
  }

  /** For an agent that can see, and for the user who looks into its calls: where the places are. */
  async #boxed(
    verb: VerbName,
    text: string,
    pictures: readonly Picture[],
    coordinates: Coordinates,
    signal: AbortSignal,
  ): Promise<Uint8Array[]> {
    const boxes = verb === 'locate' ? placesIn(text, pictures, coordinates) : [];
    if (verb === 'compare') boxes.push(...differencesIn(text, pictures, coordinates));
    const drawn: Uint8Array[] = [];
    for (const [index, picture] of pictures.entries()) {
      const here = boxes.filter(box => box.picture === index);
      if (here.length === 0) continue;
      drawn.push((await this.#services.pictures.codec.drawBoxes(picture, here, undefined, signal)).data);
    }
    return drawn;
  }
}

interface BoxInPicture extends DrawnBox {
  readonly picture: number;
}

function placesIn(text: string, pictures: readonly Picture[], coordinates: Coordinates): BoxInPicture[] {
  const names = pictures.map(({ name }) => name);
  const counts = new Map<number, number>();
  return placeRegions(regionsInAnswer(text, names), pictures, coordinates).map(({ picture, box, label }) => {
    const number = (counts.get(picture) ?? 0) + 1;
    counts.set(picture, number);
    return { picture, box, label, number, colour: number - 1 };
  });
}

/** By the numbers of the answer's list, the same in both pictures. */
function differencesIn(text: string, pictures: readonly Picture[], coordinates: Coordinates): BoxInPicture[] {
  return readDifferences(text, pictures, coordinates).flatMap(({ regions }, index) =>
    regions.map(({ picture, box }) => ({ picture, box, label: '', number: index + 1, colour: index })),
  );
}
