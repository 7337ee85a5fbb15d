/** Whether a host, with its port if it has one, is an address of the machine itself. */
export function isThisMachine(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return name === '[::1]' || /(^|\.)localhost$/.test(name) || /^127(\.\d{1,3}){3}$/.test(name);
}
