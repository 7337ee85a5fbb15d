/** What the engine calls of the kernels. AssemblyScript: compiled by `npm run build:kernels`. */
export { companyOf, hasCompany, lookAt } from './company';
export { dot, dotRows, gram, multiply, multiplyByTransposed } from './dense';
export { offerColumns, offerRows } from './nearest';
export { nearestTheme, sumRows } from './place';
export { sparseMultiply, sparseMultiplyTransposed } from './sparse';
