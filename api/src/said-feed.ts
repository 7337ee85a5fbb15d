import type { OpenPageProps, ShownEntry, ShownText } from './contract/open-page.ts';
import { escapeXml } from './escape-xml.ts';
import { message } from './messages.ts';

/** "You said, we did" as an Atom feed (RFC 4287): entries keep their ids, whatever is changed in them. */
export function saidFeed({ locale, organization, url, entries }: OpenPageProps): string {
  const newest = [...entries].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  // Of a feed without entries nothing ever changed.
  const updated = newest[0]?.updatedAt ?? '2026-01-01T00:00:00.000Z';
  const title = message(locale, 'said.title', { organization });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${escapeXml(`${url}.atom?lang=${locale}`)}</id>
<title>${escapeXml(title)}</title>
<updated>${updated}</updated>
<author><name>${escapeXml(organization)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(`${url}.atom?lang=${locale}`)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(`${url}?lang=${locale}`)}"/>
${newest.map((entry) => entryOf(entry, `${url}?lang=${locale}#${entry.id}`)).join('')}</feed>
`;
}

function entryOf({ id, title, text, why, publishedAt, updatedAt }: ShownEntry, href: string) {
  const content = [text, why].filter((part) => part !== null);
  return `<entry>
<id>urn:uuid:${id}</id>
<title${langOf(title)}>${escapeXml(title.text)}</title>
<published>${publishedAt}</published>
<updated>${updatedAt}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(href)}"/>
<content${langOf(title)} type="text">${escapeXml(content.map((part) => part.text).join('\n\n'))}</content>
</entry>
`;
}

const langOf = ({ lang }: ShownText) => (lang ? ` xml:lang="${lang}"` : '');
