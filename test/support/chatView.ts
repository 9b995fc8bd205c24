// VS Code's own Chat view.
import { expect, type Locator, type Page } from '@playwright/test';
import type { QuickInput } from './quickInput.ts';

interface Window {
  readonly page: Page;
  readonly quickInput: QuickInput;
  runCommand(title: string): Promise<void>;
}

const answerTimeoutMs = 60_000;

export class ChatView {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  get view(): Locator {
    return this.#window.page.locator('.interactive-session').filter({ visible: true }).first();
  }

  /** The prompt's editor. */
  get input(): Locator {
    return this.view.locator('.interactive-input-editor');
  }

  /** The picker below the prompt, once a model is chosen. Before that it asks to sign in. */
  get modelPicker(): Locator {
    return this.view.getByRole('button', { name: /^Models, (?!sign in)/ });
  }

  get answers(): Locator {
    return this.view.locator('.interactive-response');
  }

  /** The newest answer. */
  get lastAnswer(): Locator {
    return this.answers.last();
  }

  /** Shows the view and puts the caret into the prompt. */
  async open(): Promise<void> {
    await this.#window.runCommand('Chat: Open Chat');
    await expect(this.input).toBeVisible();
    await this.input.click();
  }

  /** Types a prompt as a person would (`@glm /explain why?`), so that participant and command become chips. */
  async type(prompt: string): Promise<void> {
    await this.input.click();
    await this.#window.page.keyboard.type(prompt, { delay: 5 });
  }

  /** Opens the view, types and sends a prompt and, unless told otherwise, waits until the answer is complete. */
  async ask(prompt: string, { wait = true }: { wait?: boolean } = {}): Promise<Locator> {
    await this.open();
    const before = await this.answers.count();
    await this.type(prompt);
    // A window that has just opened has no model yet, and a prompt that is sent then fails.
    await expect(this.modelPicker).toBeVisible({ timeout: answerTimeoutMs });
    // A space closes the list of suggestions, which would take Enter for itself.
    await this.#window.page.keyboard.type(' ');
    await this.#window.page.keyboard.press('Enter');
    const answer = this.answers.nth(before);
    await expect(answer).toBeVisible({ timeout: answerTimeoutMs });
    if (wait) await this.waitForAnswer();
    return answer;
  }

  /** Goes on in the conversation, where the participant stands in the prompt already, and waits for the answer. */
  async goOn(prompt: string): Promise<Locator> {
    await this.type(prompt);
    await this.#window.page.keyboard.press('Enter');
    const question = this.view.locator('.interactive-request').filter({ hasText: prompt });
    await expect(question.last()).toBeVisible();
    await this.waitForAnswer();
    return this.lastAnswer;
  }

  /** Begins a conversation in which nothing was said yet. */
  async startOver(): Promise<void> {
    await this.#window.page.getByRole('button', { name: /^New Chat \(/ }).click();
    await expect(this.answers).toHaveCount(0);
    // Whom the last question went to stands in the prompt again.
    await this.input.click();
    await this.#window.page.keyboard.press('ControlOrMeta+A');
    await this.#window.page.keyboard.press('Delete');
    await expect(this.input).toHaveText('');
  }

  /** Chooses Agent, Ask or another mode in the picker below the prompt. */
  async chooseMode(name: string): Promise<void> {
    await this.open();
    await this.#choose(this.view.locator('.chat-mode-picker-item a.action-label'), name);
  }

  /** Chooses what the model may be told about thinking, in the part of the picker behind the model's name. */
  async chooseThinking(name: string): Promise<void> {
    await this.open();
    await this.#choose(this.view.locator('.model-picker-config'), name);
  }

  async #choose(picker: Locator, name: string): Promise<void> {
    const { page } = this.#window;
    const row = page.locator('.action-widget .monaco-list-row').filter({ hasText: name }).first();
    await expect(this.modelPicker).toBeVisible({ timeout: answerTimeoutMs });
    // A list that is open does not learn of what comes later, and is gone when the row of pickers is drawn anew.
    await expect(async () => {
      if ((await picker.getAttribute('aria-expanded')) === 'true') await page.keyboard.press('Escape');
      await picker.click({ timeout: 2_000 });
      await row.click({ timeout: 2_000 });
      await expect(picker).toContainText(name, { timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    // Some lists stay for another look at the choices.
    await page.keyboard.press('Escape');
    await expect(picker).toHaveAttribute('aria-expanded', 'false');
  }

  /** Waits until no answer is being written. */
  async waitForAnswer(): Promise<void> {
    await expect(this.lastAnswer).not.toHaveClass(/chat-response-loading/, { timeout: answerTimeoutMs });
  }

  /** Stops the answer that is being written. */
  async stop(): Promise<void> {
    await this.view.locator('.chat-execute-toolbar .codicon-stop-circle').click();
  }
}
