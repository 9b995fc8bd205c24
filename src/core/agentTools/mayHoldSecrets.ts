const names =
  /^(?:\.env(?:\..+)?|\.npmrc|\.pypirc|\.netrc|_netrc|\.git-credentials|\.htpasswd|credentials|id_(?:rsa|dsa|ecdsa|ed25519)|secrets?(?:\.(?:json|ya?ml|toml|env|ini|properties))?|service-?account.*\.json|.+\.(?:pem|key|p12|pfx|jks|keystore|kdbx|asc|gpg|ovpn))$/i;
/** Examples that are made to be shared. */
const harmless = /\.(?:example|sample|template|dist|pub)$/i;
const folders = /(?:^|\/)(?:\.ssh|\.aws|\.gnupg|\.kube|\.docker)\//i;

/** By its name alone: files that people keep passwords and keys in. A model reads one only when the user says so. */
export function mayHoldSecrets(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (names.test(name) && !harmless.test(name)) || folders.test(path);
}
