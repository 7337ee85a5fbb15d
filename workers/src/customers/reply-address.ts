/**
 * Where answers to a letter go. Where the mailbox takes tags, the case stands in the address, so that
 * an answer finds it whatever its subject says; null: nobody named a mailbox.
 */
export function replyAddress({
  replyTo,
  replyPlus,
  caseCode,
}: {
  replyTo: string | null;
  replyPlus: boolean;
  caseCode: string | null;
}): string | null {
  if (replyTo === null || !replyPlus || caseCode === null) return replyTo;
  const at = replyTo.lastIndexOf('@');
  if (at < 1) return replyTo;
  const name = replyTo.slice(0, at).replace(/\+.*$/, '');
  return `${name}+${caseCode.toLowerCase()}${replyTo.slice(at)}`;
}
