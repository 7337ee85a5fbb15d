/** A phone number as a link dials it: without what makes it readable. */
export const dialled = (phone: string): string => phone.replace(/[^\d+]/g, '');
