/** Read by the build, the type check and the editor alike. */
export default {
  compilerOptions: { runes: true },
};
