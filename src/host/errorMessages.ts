import { l10n } from 'vscode';
import { type Endpoint, GlmError } from '../provider/index.ts';
import { MissingKey } from './clients.ts';
import { commandIds } from './ids.ts';
import { describeNetworkFailure, NetworkFailure, type NetworkFix } from './network/networkFailure.ts';

/** A way out of an error that a button offers. `command` is one of ours or a URL opener, run by the host only. */
export interface Fix {
  id:
    | 'set-key'
    | 'choose-model'
    | 'choose-vision-model'
    | 'choose-endpoint'
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
  if (error instanceof PlainFailure) return { message: error.message, fixes: error.fixes.map(fix) };
  if (!(error instanceof GlmError)) {
    return {
      message: l10n.t('Something went wrong in the extension.'),
      detail: String(error),
      fixes: [fix('show-log'), fix('retry')],
    };
  }
  const { message, fixes } =
    error instanceof NetworkFailure ? describeNetworkFailure(error, endpoint) : byKind(error, endpoint);
  const detail = detailOf(error);
  return { message, ...(detail === undefined ? {} : { detail }), fixes: fixes.map(fix) };
}

type FixId = Fix['id'];

function byKind(error: GlmError, endpoint: Endpoint): { message: string; fixes: readonly FixId[] } {
  const name = endpoint.label;
  switch (error.kind) {
    case 'auth':
      return { message: l10n.t('{0} does not accept the API key.', name), fixes: ['set-key', 'choose-endpoint'] };
    case 'permission':
      return { message: l10n.t('{0} does not allow this key to do that.', name), fixes: ['choose-model', 'set-key'] };
    case 'balance':
      return {
        message: l10n.t(
          'The account at {0} has no balance. A key of a coding plan needs the endpoint of that plan.',
          name,
        ),
        fixes: ['choose-endpoint', 'open-account'],
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

function fix(id: FixId): Fix {
  const labels: Record<FixId, string> = {
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
  'open-settings': commandIds.openSettings,
  'show-log': commandIds.showLog,
  'set-proxy': commandIds.openSettings,
  'set-certificates': commandIds.openSettings,
  'choose-transport': commandIds.openSettings,
  'set-proxy-password': commandIds.setProxyPassword,
  'use-editor-network': commandIds.useEditorNetwork,
};
