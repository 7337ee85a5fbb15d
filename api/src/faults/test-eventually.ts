/** Waits until something is so; patience in milliseconds. */
export async function eventually(isSo: () => Promise<boolean>, patience = 60_000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`not so within ${patience} ms`);
}
