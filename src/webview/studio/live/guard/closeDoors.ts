/**
 * What a page could reach something or somebody with. WebRTC is no request to any policy; the rest is stopped by one
 * wall or the other already, and goes so that none stands alone. What asks for an address and is refused (`fetch`) stays:
 * pages are written for that.
 */
const globals = [
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'RTCDataChannel',
  'RTCIceTransport',
  'RTCSctpTransport',
  'RTCDtlsTransport',
  'RTCIceGatherer',
  'RTCRtpSender',
  'RTCRtpReceiver',
  'RTCRtpTransceiver',
  'RTCIceCandidate',
  'RTCSessionDescription',
  'RTCCertificate',
  'WebTransport',
  'WebSocketStream',
  'fetchLater',
  'Worker',
  'SharedWorker',
  'ServiceWorker',
  'ServiceWorkerContainer',
  'BroadcastChannel',
  'SpeechRecognition',
  'webkitSpeechRecognition',
  'speechSynthesis',
  'PaymentRequest',
  'PresentationRequest',
  'RemotePlayback',
  'IdentityCredential',
  'PasswordCredential',
  'FederatedCredential',
  'XSLTProcessor',
  'indexedDB',
  'caches',
  'cookieStore',
  'sharedStorage',
  'launchQueue',
  'showOpenFilePicker',
  'showSaveFilePicker',
  'showDirectoryPicker',
  'documentPictureInPicture',
  'queryLocalFonts',
  'getScreenDetails',
  'EyeDropper',
  'Notification',
];

const ofNavigator = [
  'serviceWorker',
  'sendBeacon',
  'mediaDevices',
  'getUserMedia',
  'webkitGetUserMedia',
  'geolocation',
  'credentials',
  'clipboard',
  'share',
  'bluetooth',
  'usb',
  'hid',
  'serial',
  'xr',
  'presentation',
  'locks',
  'storage',
  'storageBuckets',
  'requestMIDIAccess',
  'registerProtocolHandler',
  'unregisterProtocolHandler',
  'joinAdInterestGroup',
  'runAdAuction',
  'setAppBadge',
  'wakeLock',
  'keyboard',
  'login',
  'ml',
];

export function closeDoors(): void {
  for (const name of globals) close(globalThis, name);
  for (const name of ofNavigator) close(Navigator.prototype, name);
  // Whoever is around the page is none of its business; `top` alone cannot be hidden, and gives nothing away.
  fix(globalThis, 'parent', globalThis);
  fix(globalThis, 'opener', null);
  // The history is that of the whole window, and would take the tab along.
  for (const name of ['back', 'forward', 'go']) fix(History.prototype, name, () => undefined);
  fix(globalThis, 'open', () => null);
  fix(globalThis, 'print', () => undefined);
  fix(globalThis, 'confirm', () => false);
  fix(globalThis, 'prompt', () => null);
}

function close(holder: object, name: string): void {
  if (!(name in holder)) return;
  Reflect.deleteProperty(holder, name);
  if (name in holder) fix(holder, name, undefined);
}

/** For good: the page can neither take it away nor put another in its place. */
export function fix(holder: object, name: string, value: unknown): void {
  Reflect.defineProperty(holder, name, { value, configurable: false, writable: false, enumerable: false });
}
