/** Weeks that can be looked at. */
export const periods = [4, 13, 26, 52] as const;
const usual = 13;

/** The period that the address names, else the usual one. */
export const periodOf = (text: string | null): number =>
  periods.find((weeks) => String(weeks) === text) ?? usual;
