/** An address as people type it: without the protocol, where that is what browsers add themselves. */
export const shownAddress = (url: string): string => url.replace(/^https:\/\//, '');
