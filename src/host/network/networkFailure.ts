import { l10n } from 'vscode';
import { type Endpoint, GlmError, type NetworkCause } from '../../provider/index.ts';
import type { CaProblem } from './caFile.ts';

/** Where a proxy's address was found. */
export type ProxySource = 'glm.network.proxy' | 'http.proxy' | 'environment';

/** What the network settings have to do with a failure. */
export type Trouble =
  | { cause: NetworkCause; proxyFrom?: ProxySource; asksPassword: boolean }
  | { cause: 'proxy-address' | 'proxy-socks'; proxyFrom: ProxySource }
  | { cause: 'ca-file'; file: string; problem: CaProblem }
  /** The editor's own network was used, whatever went wrong in it. */
  | { cause: 'editor' };

/** Ways out that open or change a setting of the network. */
export type NetworkFix =
  | 'set-proxy'
  | 'set-certificates'
  | 'set-proxy-password'
  | 'use-editor-network'
  | 'choose-transport'
  | 'limit-answers';

/** A failure that another setting of the network may mend. */
export class NetworkFailure extends GlmError {
  readonly trouble: Trouble;
  /** The editor's own network got through to the same place. */
  readonly editorReaches: boolean;

  constructor(error: GlmError, trouble: Trouble, editorReaches = false) {
    super(error.kind, error.message, error);
    this.trouble = trouble;
    this.editorReaches = editorReaches;
  }
}

/** What happened, with the name of the setting to change, and the buttons that open it. */
export function describeNetworkFailure(
  { trouble, editorReaches }: NetworkFailure,
  { label }: Endpoint,
): { message: string; fixes: readonly (NetworkFix | 'retry' | 'show-log')[] } {
  const editor = editorReaches ? (['use-editor-network'] as const) : [];
  switch (trouble.cause) {
    case 'certificate':
      return {
        message: l10n.t(
          'The certificate of {0}, or of the proxy on the way, comes from an authority that is not known here. If your network has an authority of its own, name its file in the setting {1}.',
          label,
          'glm.network.ca',
        ),
        fixes: ['set-certificates', ...editor, 'show-log'],
      };
    case 'proxy-authentication':
      return {
        message: l10n.t(
          'The proxy on the way to {0} asks for a user name and a password, or refuses those that are set. Look at the setting {1}.',
          label,
          settingOf(trouble.proxyFrom),
        ),
        fixes: [...(trouble.asksPassword ? (['set-proxy-password'] as const) : []), 'set-proxy', ...editor],
      };
    case 'proxy':
      return {
        message:
          trouble.proxyFrom === 'environment'
            ? l10n.t(
                'The proxy that the environment names did not let the request to {0} through. Name another in the setting {1}.',
                label,
                'glm.network.proxy',
              )
            : l10n.t(
                'The proxy did not let the request to {0} through. Look at the setting {1}.',
                label,
                settingOf(trouble.proxyFrom),
              ),
        fixes: ['set-proxy', ...editor, 'retry', 'show-log'],
      };
    case 'connection':
      return {
        message: l10n.t(
          '{0} could not be reached. If your network has a proxy, name it in the setting {1}.',
          label,
          'glm.network.proxy',
        ),
        fixes: [...editor, 'retry', 'set-proxy', 'show-log'],
      };
    case 'proxy-socks':
      return {
        message: l10n.t(
          'The setting {0} names a SOCKS proxy, which only the network of the editor can use.',
          settingOf(trouble.proxyFrom),
        ),
        fixes: ['use-editor-network', 'set-proxy'],
      };
    case 'proxy-address':
      return {
        message: l10n.t('The setting {0} is no address of a proxy.', settingOf(trouble.proxyFrom)),
        fixes: ['set-proxy'],
      };
    case 'ca-file':
      return { message: describeCaFile(trouble), fixes: ['set-certificates'] };
    case 'editor':
      return {
        message: l10n.t(
          '{0} could not be reached through the network of the editor. Look at the settings {1} and {2}.',
          label,
          'http.proxy',
          'glm.network.transport',
        ),
        fixes: ['retry', 'choose-transport', 'show-log'],
      };
  }
}

/** What takes the place of the environment's is our own setting. */
function settingOf(source: ProxySource | undefined): string {
  return source === 'http.proxy' ? source : 'glm.network.proxy';
}

function describeCaFile({ file, problem }: Trouble & { cause: 'ca-file' }): string {
  switch (problem) {
    case 'relative':
      return l10n.t('The setting {0} needs whole paths, and {1} is not one.', 'glm.network.ca', file);
    case 'unreadable':
      return l10n.t('The file {1} of the setting {0} cannot be read.', 'glm.network.ca', file);
    case 'no-certificate':
      return l10n.t('The file {1} of the setting {0} holds no certificate.', 'glm.network.ca', file);
  }
}
