// ThirdPartyNotices.txt: who wrote what is inside the bundles, and the terms it comes under.
import type { BundledPackage } from './bundledPackages.ts';
import { isAcceptable, licenseText } from './licenses.ts';

const rule = '-'.repeat(80);

const preamble = `THIRD-PARTY SOFTWARE NOTICES

GLM Chat & Vision contains parts of the packages below. The list is made from what the
bundler put into the shipped files. Each part is under its own licence, given in full.`;

/**
 * The text of the notices.
 * @throws Error that names every package without a licence text or with terms outside the accepted ones
 */
export const renderNotices = async (packages: readonly BundledPackage[]): Promise<string> => {
  const problems: string[] = [];
  const contents: string[] = [];
  const sections: string[] = [];
  for (const bundled of packages) {
    const title = `${bundled.name} ${bundled.version}`;
    const terms = bundled.license.replace(/^\((.*)\)$/, '$1');
    const text = await licenseText(bundled);
    if (!isAcceptable(bundled.license)) problems.push(`${title}: licence "${bundled.license}" is not on the list`);
    if (text === undefined) problems.push(`${title}: no licence text`);
    const asksForSource = terms === 'MPL-2.0';
    if (asksForSource && bundled.source === undefined) problems.push(`${title}: nothing says where its source is`);
    contents.push(`  ${title} (${terms})`);
    const source = asksForSource ? `Used unchanged. Source code: ${bundled.source}\n\n` : '';
    sections.push(`${title} (${terms})\n\n${source}${text ?? ''}`);
  }
  if (problems.length > 0)
    throw new Error(`Bundled packages that may not be shipped like this:\n${problems.join('\n')}`);
  const body = [`${preamble}\n\n${contents.join('\n')}`, ...sections].join(`\n\n${rule}\n\n`);
  return `${body.replaceAll('\r\n', '\n')}\n`;
};
