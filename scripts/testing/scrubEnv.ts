/** Names that hold something secret: `ZAI_API_KEY`, `GITHUB_TOKEN`, `AWS_SECRET_ACCESS_KEY`, `PGPASSWORD`. */
const secretName = /(^|_)(key|token|secret|password|passwd|passphrase|credentials?)(_|$)|apikey|authtoken|password$/i;

/** `env` without what could be a secret: no test may depend on a real key, and none may let one out. */
export const scrubEnv = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !secretName.test(name)));
