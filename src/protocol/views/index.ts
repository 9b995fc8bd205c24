/** What a webview shows, as data. No view model holds a key, a header or an endpoint's address. */
export * from './attachmentView.ts';
export * from './callView.ts';
export * from './codePicture.ts';
export * from './contextView.ts';
export * from './controlsView.ts';
export * from './conversationSummary.ts';
export * from './conversationView.ts';
export * from './errorView.ts';
export * from './pageTarget.ts';
export * from './pageView.ts';
export * from './soundView.ts';
export * from './sourceView.ts';
export * from './trayPlan.ts';
export * from './turnView.ts';
export * from './versionView.ts';
export * from './waitView.ts';
export * from './startView.ts';
