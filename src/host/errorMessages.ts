import { env, l10n } from 'vscode';
import { UnreadablePicture } from '../core/attachments/index.ts';
import { type Endpoint, GlmError } from '../provider/index.ts';
import { MissingKey } from './clients.ts';
import { causeOf, type ErrorCause, isPlan, otherPlan, resetOf } from './errorCause.ts';
import { commandIds } from './ids.ts';
import { describeNetworkFailure, NetworkFailure, type NetworkFix } from './network/networkFailure.ts';
import { describePictureProblem } from './pictures/describePictureProblem.ts';

/** A way out of an error that a button offers. `command` is one of ours or a URL opener, run by the host only. */
export interface Fix {
  id:
    | 'set-key'
    | 'choose-model'
    | 'choose-vision-model'
    | 'choose-endpoint'
    | 'use-other-plan'
    | 'open-settings'
    | 'open-account'
    | 'show-log'
    | 'retry'
    | NetworkFix;
  label: string;
}

export interface ErrorMessage {
  /** What happened, in the user's language. */
  message: string;
  /** The vendor's own words, redacted by the provider; absent when they add nothing. */
  detail?: string;
  fixes: readonly Fix[];
}

/** A failure that the extension itself found; its message is in the user's language already. */
export class PlainFailure extends Error {
  override readonly name: string = 'PlainFailure';
  readonly fixes: readonly Fix['id'][];

  constructor(message: string, fixes: readonly Fix['id'][] = []) {
    super(message);
    this.fixes = fixes;
  }
}

/** Turns any failure of a turn into words and ways out. */
export function describeError(error: unknown, endpoint: Endpoint): ErrorMessage {
  if (error instanceof MissingKey) {
    return {
      message: error.moved
        ? l10n.t(
            'The address of {0} has changed since its API key was set. Set the key again to use it there.',
            error.endpoint.label,
          )
        : l10n.t('{0} needs an API key, and none is set.', error.endpoint.label),
      fixes: [fix('set-key'), fix('choose-endpoint')],
    };
  }
  if (error instanceof UnreadablePicture) {
    return { message: describePictureProblem(error, error.pictureName), fixes: [] };
  }
  if (error instanceof PlainFailure)
    return { message: error.message, fixes: error.fixes.flatMap(id => fixAt(id, endpoint)) };
  if (!(error instanceof GlmError)) {
    return {
      message: l10n.t('Something went wrong in the extension.'),
      detail: String(error),
      fixes: [fix('show-log'), fix('retry')],
    };
  }
  const { message, fixes } = describe(error, endpoint);
  const detail = detailOf(error);
  return { message, ...(detail === undefined ? {} : { detail }), fixes: fixes.flatMap(id => fixAt(id, endpoint)) };
}

function describe(error: GlmError, endpoint: Endpoint): Described {
  if (error instanceof NetworkFailure) return describeNetworkFailure(error, endpoint);
  const cause = causeOf(error, endpoint);
  return cause === undefined ? byKind(error, endpoint) : byCause(cause, error, endpoint);
}

type FixId = Fix['id'];
interface Described {
  message: string;
  fixes: readonly FixId[];
}

function byCause(cause: ErrorCause, error: GlmError, endpoint: Endpoint): Described {
  const name = endpoint.label;
  const other = otherPlan(endpoint)?.label ?? '';
  switch (cause) {
    case 'arrears':
      return {
        message: l10n.t('The account at {0} has no balance.', name),
        fixes: ['open-account', 'choose-endpoint'],
      };
    case 'other-plan':
      return {
        message: isPlan(endpoint)
          ? l10n.t('{0} finds no plan for this key. A key that is paid by use belongs to {1}.', name, other)
          : l10n.t('The account at {0} has no balance. A key of a coding plan belongs to {1}.', name, other),
        fixes: ['use-other-plan', 'open-account', 'choose-endpoint'],
      };
    case 'plan-lacks-model':
      return {
        message: l10n.t('The plan at {0} does not include this model.', name),
        fixes: ['choose-model', 'use-other-plan'],
      };
    case 'plan-over':
      return {
        message: l10n.t('The plan at {0} has ended.', name),
        fixes: ['open-account', 'use-other-plan', 'choose-endpoint'],
      };
    case 'plan-misused':
      return {
        message: l10n.t('{0} has restricted this account for the way it is used.', name),
        fixes: ['open-account', 'choose-endpoint'],
      };
    case 'usage-cap':
      return { message: capMessage(error, name), fixes: ['choose-endpoint', 'open-account'] };
    case 'daily-cap':
      return {
        message: l10n.t('The daily limit of calls at {0} is reached.', name),
        fixes: ['choose-model', 'choose-endpoint'],
      };
    case 'concurrency':
      return {
        message: l10n.t(
          '{0} answers no more requests of this account at once. Wait until another answer has ended, and try again.',
          name,
        ),
        fixes: ['retry', 'limit-answers', 'choose-model'],
      };
    case 'model-busy':
      return {
        message: l10n.t('The model is overloaded at {0}. Try again in a minute, or take another model.', name),
        fixes: ['retry', 'choose-model'],
      };
    case 'picture-unreadable':
      return {
        message: l10n.t('{0} could not read a picture, or the model cannot see.', name),
        fixes: ['choose-vision-model', 'show-log'],
      };
    case 'thinking-forced':
      return {
        message: l10n.t('This model always thinks, and was told not to. Switch thinking on or leave it to the model.'),
        fixes: ['choose-model'],
      };
  }
}

function capMessage(error: GlmError, name: string): string {
  const reset = resetOf(error);
  if (reset === undefined) return l10n.t('The usage limit of the plan at {0} is reached.', name);
  const when = typeof reset === 'string' ? reset : reset.toLocaleString(env.language);
  return l10n.t('The usage limit of the plan at {0} is reached. It is lifted at {1}.', name, when);
}

function byKind(error: GlmError, endpoint: Endpoint): Described {
  const name = endpoint.label;
  switch (error.kind) {
    case 'auth':
      return { message: l10n.t('{0} does not accept the API key.', name), fixes: ['set-key', 'choose-endpoint'] };
    case 'permission':
      return { message: l10n.t('{0} does not allow this key to do that.', name), fixes: ['choose-model', 'set-key'] };
    case 'balance':
      return {
        message: l10n.t('The account at {0} has no balance.', name),
        fixes: ['open-account', 'choose-endpoint'],
      };
    case 'quota':
      return {
        message: l10n.t('The quota of the plan at {0} is used up, or does not cover this model.', name),
        fixes: ['choose-model', 'choose-endpoint'],
      };
    case 'rate-limit':
      return {
        message: l10n.t('Too many requests at once for {0}. Wait a moment and try again.', name),
        fixes: ['retry'],
      };
    case 'overloaded':
      return {
        message: l10n.t('The model is overloaded at {0}. Try again, or take another model.', name),
        fixes: ['retry', 'choose-model'],
      };
    case 'invalid-request':
      return { message: l10n.t('{0} refused the request.', name), fixes: ['choose-model', 'show-log'] };
    case 'model-not-found':
      return { message: l10n.t('{0} does not have this model.', name), fixes: ['choose-model'] };
    case 'context-length':
      return {
        message: l10n.t('The conversation is longer than the model can read. Start a new one, or attach less.'),
        fixes: ['choose-model'],
      };
    case 'content-filter':
      return { message: l10n.t('{0} blocked the request or the answer as sensitive.', name), fixes: [] };
    case 'unsupported-input':
      return {
        message: l10n.t('The model does not take this kind of attachment.'),
        fixes: ['choose-vision-model', 'choose-model'],
      };
    case 'attachment-too-large':
      return { message: l10n.t('An attachment is larger than {0} takes.', name), fixes: [] };
    case 'server':
      return { message: l10n.t('{0} failed to answer.', name), fixes: ['retry', 'show-log'] };
    case 'network':
      return { message: l10n.t('{0} could not be reached.', name), fixes: ['retry', 'open-settings', 'show-log'] };
    case 'timeout':
      return { message: l10n.t('{0} was silent for too long.', name), fixes: ['retry', 'open-settings'] };
    case 'truncated':
      return { message: l10n.t('The answer was cut off on the way. What came is kept.'), fixes: ['retry'] };
    case 'protocol':
      return {
        message: l10n.t('{0} answered with something that is no answer.', name),
        fixes: ['choose-endpoint', 'show-log'],
      };
  }
}

function detailOf(error: GlmError): string | undefined {
  // The provider's own words for it, which say the same.
  if (error.kind === 'truncated') return undefined;
  const facts = [error.status && `HTTP ${error.status}`, error.code, error.requestId && `id ${error.requestId}`].filter(
    Boolean,
  );
  return facts.length > 0 ? `${error.message} (${facts.join(', ')})` : error.message;
}

/** The other plan's endpoint is offered by its name, where there is one. */
function fixAt(id: FixId, endpoint: Endpoint): Fix[] {
  if (id !== 'use-other-plan') return [fix(id)];
  const other = otherPlan(endpoint);
  return other ? [{ id, label: l10n.t('Use {0}', other.label) }] : [];
}

function fix(id: Exclude<FixId, 'use-other-plan'>): Fix {
  const labels: Record<typeof id, string> = {
    'set-key': l10n.t('Set API Key'),
    'choose-model': l10n.t('Choose Model'),
    'choose-vision-model': l10n.t('Choose Vision Model'),
    'choose-endpoint': l10n.t('Choose Endpoint'),
    'open-settings': l10n.t('Open Settings'),
    'open-account': l10n.t('Open Account Page'),
    'show-log': l10n.t('Show Log'),
    'set-proxy': l10n.t('Set Proxy'),
    'set-certificates': l10n.t('Set Certificates'),
    'set-proxy-password': l10n.t('Set Proxy Password'),
    'use-editor-network': l10n.t("Use the Editor's Network"),
    'choose-transport': l10n.t('Choose Network'),
    'limit-answers': l10n.t('Limit Answers at Once'),
    retry: l10n.t('Try Again'),
  };
  return { id, label: labels[id] };
}

/** The command behind a fix; `retry` and `open-account` belong to the surface that shows the error. */
export const fixCommands: Readonly<Partial<Record<FixId, string>>> = {
  'set-key': commandIds.setApiKey,
  'choose-model': commandIds.selectModel,
  'choose-vision-model': commandIds.selectVisionModel,
  'choose-endpoint': commandIds.selectEndpoint,
  'use-other-plan': commandIds.selectEndpoint,
  'open-settings': commandIds.openSettings,
  'show-log': commandIds.showLog,
  'set-proxy': commandIds.openSettings,
  'set-certificates': commandIds.openSettings,
  'choose-transport': commandIds.openSettings,
  'limit-answers': commandIds.openSettings,
  'set-proxy-password': commandIds.setProxyPassword,
  'use-editor-network': commandIds.useEditorNetwork,
};
