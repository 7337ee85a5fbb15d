import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isOpenAddress } from './outbound-address.ts';
import { openOutbound, OutboundError } from './outbound.ts';
import { testGateway, type TestGateway } from './test-gateway.ts';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await testGateway();
});
afterEach(() => gateway.close());

const send = (url: string) => ({ url, body: '{}', headers: {} });
const outside = openOutbound({ own: false, timeout: 2_000 });

/** Ways to write this machine, its network and its metadata. */
const spellings = [
  ...['127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1'],
  ...['017700000001', '0x7f.1', '127.255.255.254', 'localhost', 'LOCALHOST', '127.0.0.1.'],
  ...['0', '0.0.0.0', '0x0', '00', '10.0.0.1', '10.255.255.255', '167772161', '172.16.0.1'],
  ...['172.31.255.255', '192.168.0.1', '192.168.1', '0xc0a80001', '100.64.0.1', '169.254.169.254'],
  ...['2852039166', '0xa9fea9fe', '0251.0376.0251.0376', '169.254.43518', '198.18.0.1'],
  ...['224.0.0.1', '255.255.255.255', '240.0.0.1', '192.0.2.1', '198.51.100.1', '203.0.113.9'],
  ...['１２７.０.０.１', '127。0。0。1', '%31%32%37.0.0.1'],
  ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
  ...['[0:0:0:0:0:ffff:127.0.0.1]', '[::127.0.0.1]', '[::ffff:169.254.169.254]', '[::ffff:a00:1]'],
  ...['[64:ff9b::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]'],
  ...['[2001:0:7f00:1::]', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[fec0::1]'],
  ...['[2001:db8::1]', '[100::1]', '[5f00::1]', '[3fff::1]', '[::ffff:0:127.0.0.1]'],
];

test('no spelling of this machine or of an own network is called', async () => {
  const { port } = new URL(gateway.url);
  expect(spellings.length).toBeGreaterThanOrEqual(60);
  for (const host of spellings) {
    const failure = await outside(send(`http://${host}:${port}/send`)).catch((e: unknown) => e);
    expect(failure, host).toBeInstanceOf(OutboundError);
    expect((failure as OutboundError).trouble, host).toBe('address');
  }
  expect(gateway.taken).toHaveLength(0);
});

test('what is no address of the web, or holds a password, is not called', async () => {
  const wrong = ['ftp://example.org', 'file:///etc/passwd', 'http://', 'gopher://127.0.0.1', 'x'];
  for (const url of [...wrong, 'http://user:secret@example.org/', 'javascript:alert(1)']) {
    await expect(outside(send(url)), url).rejects.toMatchObject({ trouble: 'address' });
  }
});

test('addresses of the internet are open', () => {
  for (const address of ['93.184.215.14', '1.1.1.1', '2606:4700::1111', '::ffff:1.1.1.1']) {
    expect(isOpenAddress(address, { own: false }), address).toBe(true);
  }
});

test('own networks are open where the operator says so, metadata never', () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '192.168.1.1', '::1', 'fd00::1']) {
    expect(isOpenAddress(address, { own: true }), address).toBe(true);
  }
  const never = ['169.254.169.254', '::ffff:169.254.169.254', 'fe80::1', '0.0.0.0', '224.0.0.1'];
  for (const address of never) expect(isOpenAddress(address, { own: true }), address).toBe(false);
});

test('a name of which one address is closed is not called at all', async () => {
  const resolve = async () => ['93.184.215.14', '127.0.0.1'];
  const mixed = openOutbound({ own: false, resolve });
  await expect(mixed(send('http://two.example/'))).rejects.toMatchObject({ trouble: 'address' });
});

test('a name that changes between looking and calling is looked up once', async () => {
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return [asked === 1 ? '93.184.215.14' : '127.0.0.1'];
  };
  const { port } = new URL(gateway.url);
  const rebinding = openOutbound({ own: false, resolve, timeout: 300 });
  await rebinding(send(`http://changes.example:${port}/`)).catch(() => null);
  expect(asked).toBe(1);
  expect(gateway.taken).toHaveLength(0);
});

test('nobody follows a redirect', async () => {
  const own = openOutbound({ own: true });
  gateway.answer(302, { location: 'http://169.254.169.254/latest/meta-data' });
  expect(await own(send(gateway.url))).toMatchObject({ status: 302 });
  expect(gateway.taken).toHaveLength(1);
});

test('a gateway that says nothing is given up, and it is unclear whether it had it', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const own = openOutbound({ own: true, timeout: 200 });
  await expect(own(send(`http://127.0.0.1:${port}/`))).rejects.toMatchObject({
    trouble: 'unclear',
  });
  silent.close();
  const { port: nobody } = await closedPort();
  await expect(own(send(`http://127.0.0.1:${nobody}/`))).rejects.toMatchObject({
    trouble: 'unreachable',
  });
});

async function closedPort(): Promise<AddressInfo> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return address;
}
