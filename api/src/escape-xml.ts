/** Characters that XML cannot hold at all, not even escaped. */
const UNHOLDABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as it stands between tags and in attributes. */
export const escapeXml = (text: string): string =>
  text.replace(UNHOLDABLE, '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
