import { formatNumber } from './format.ts';

/** What separates decimals where the reader lives. */
export const decimalSign = (): string => formatNumber(0.5, 1).charAt(1);

const grouped = {
  '.': /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/,
  ',': /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/,
};
const couldBeBoth = /^\d+[.,]\d{3}$/;

/**
 * A number as people write it, with a point or a comma for decimals and thousands in groups; NaN
 * for anything else, nothing at all included. "1.200" is what the reader's language makes of it.
 */
export function numberIn(text: string, decimal = decimalSign()): number {
  const written = text.replaceAll(/\s/g, '');
  const group = (['.', ','] as const).find(
    (sign) => grouped[sign].test(written) && !(sign === decimal && couldBeBoth.test(written)),
  );
  const plain = (group ? written.replaceAll(group, '') : written).replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}
