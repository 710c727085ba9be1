import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, createIcpClient, each, isProblem, lines, ok, partnerTokens, signedAssertion, waitForOperation } from 'icp-filing-client';
import type { Schemas } from 'icp-filing-client';
import { freshCompany, gateway, service, staff, subject, typeQuestion } from './world.js';

const SCOPES = ['clients:write', 'customers:read', 'customers:write', 'filings:read', 'filings:write', 'events:read'];
const CUSTOMERS = 5;

test('a partner files for several customers in one call', { timeout: 300_000 }, async () => {
  const { partnerId, clientId, secret } = await letIn();
  const bySecret = createIcpClient({
    baseUrl: gateway,
    tokens: partnerTokens({ baseUrl: gateway, clientId, clientSecret: secret }),
  });

  // From here on with a key of its own, as in production.
  const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const { kty = '', crv = '', x = '', y = '' } = await crypto.subtle.exportKey('jwk', key.publicKey);
  await ok(
    bySecret.POST('/api/v1/partners/{id}/clients/{client}/credentials', {
      params: { path: { id: partnerId, client: clientId } },
      body: { kind: 'PUBLIC_KEY', publicKey: { kty, crv, x, y } },
    }),
  );
  const assertion = () => signedAssertion({ clientId, audience: gateway, key: key.privateKey });
  const partner = createIcpClient({ baseUrl: gateway, tokens: partnerTokens({ baseUrl: gateway, clientId, assertion }), language: 'en' });

  const customers: Schemas['Customer'][] = [];
  for (let number = 1; number <= CUSTOMERS; number++) {
    const params = { path: { id: partnerId } };
    customers.push(await ok(partner.POST('/api/v1/partners/{id}/customers', { params, body: { reference: `C-${number}` } })));
  }
  const bulk: Schemas['BulkOrderLine'][] = customers.map(({ customerId, reference }) => {
    const company = freshCompany();
    return {
      reference,
      onBehalfOf: customerId,
      typeCheck: typeQuestion(company),
      subject: subject(company),
      service: service(company),
    };
  });
  bulk.push({ ...(bulk[0] as Schemas['BulkOrderLine']), reference: 'C-0', onBehalfOf: partnerId });
  const request = { params: { header: { 'Idempotency-Key': `"day-1-${partnerId}"` } }, body: lines(bulk) };

  const { operationId } = await ok(partner.POST('/api/v1/bulk-orders', request));
  assert.equal((await ok(partner.POST('/api/v1/bulk-orders', request))).operationId, operationId);
  const finished = await waitForOperation(partner, operationId, { longestMs: 1_000, timeoutMs: 60_000 });

  assert.deepEqual([finished.done, finished.failed], [CUSTOMERS, 1]);
  const results = await all((cursor) =>
    ok(
      partner.GET('/api/v1/operations/{id}/results', {
        params: { path: { id: operationId }, query: { cursor, limit: 2 } },
      }),
    ),
  );
  assert.deepEqual(results.map((line) => line.reference), [...customers.map((one) => one.reference), 'C-0']);
  assert.equal(results.at(-1)?.problem?.code, 'NOT_FOUND');

  const orders = new Set<string>();
  for await (const order of each((cursor) =>
    ok(partner.GET('/api/v1/orders', { params: { query: { cursor, limit: 2 } } })),
  )) {
    orders.add(order.orderId);
  }
  assert.deepEqual(orders, new Set(results.flatMap((line) => line.orderId ?? [])));
});

test('a wrong secret is a problem of the token endpoint', async () => {
  const tokens = partnerTokens({ baseUrl: gateway, clientId: 'nobody', clientSecret: 'wrong' });
  const client = createIcpClient({ baseUrl: gateway, tokens });

  await assert.rejects(ok(client.GET('/api/v1/orders')), (error) => isProblem(error, 'INVALID_CLIENT'));
});

async function letIn(): Promise<{ partnerId: string; clientId: string; secret: string }> {
  const administrator = await staff('administrator');
  const { partnerId } = await ok(
    administrator.POST('/api/v1/partners', { body: { name: `hoster ${crypto.randomUUID()}` } }),
  );
  const { clientId } = await ok(
    administrator.POST('/api/v1/partners/{id}/clients', {
      params: { path: { id: partnerId } },
      body: { name: 'panel', scopes: SCOPES as Schemas['NewClient']['scopes'] },
    }),
  );
  const { secret } = await ok(
    administrator.POST('/api/v1/partners/{id}/clients/{client}/credentials', {
      params: { path: { id: partnerId, client: clientId } },
      body: { kind: 'SECRET' },
    }),
  );
  assert.ok(secret !== undefined);
  return { partnerId, clientId, secret };
}
