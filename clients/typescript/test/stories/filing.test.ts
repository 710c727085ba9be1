import assert from 'node:assert/strict';
import { test } from 'node:test';
import { file, ifMatch, isProblem, ok, versioned, waitForOrder, withCurrentVersion } from 'icp-filing-client';
import type { IcpClient, Schemas } from 'icp-filing-client';
import {
  buyDomain,
  codeTo,
  FACE,
  filingPassword,
  freshCompany,
  freshPhone,
  launchServer,
  PAPER,
  service,
  signUp,
  staff,
  subject,
  typeAuthorityCode,
  typeQuestion,
  visitor,
  type Person,
} from './world.js';

const wait = { firstMs: 200, longestMs: 1_000, timeoutMs: 90_000 };
const typed = new Set<string>();

test('a website is filed, its filing is changed, and its access is cancelled', { timeout: 300_000 }, async (story) => {
  const company = freshCompany();
  const phone = freshPhone();
  const reviewer = await staff('reviewer');
  await buyDomain(company);
  const { accountId, client, codes } = await signUp(phone);
  let serviceId = '';

  await story.test('first filing, to the number', async () => {
    const { typeCheckId, type } = await ok(client.POST('/api/v1/filing-type-checks', { body: typeQuestion(company) }));
    assert.equal(type, 'FIRST_FILING');
    const { orderId } = await ok(client.POST('/api/v1/orders', { body: { typeCheckId } }));
    const path = { id: orderId };
    const { number } = await ok(
      client.POST('/api/v1/service-numbers', { body: { product: 'ECS', instanceId: await launchServer(accountId) } }),
    );
    await change(client, orderId, (header) =>
      ok(client.PUT('/api/v1/orders/{id}/subject', { params: { path, header }, body: subject(company) })),
    );
    await change(client, orderId, (header) =>
      ok(client.PUT('/api/v1/orders/{id}/service', { params: { path, header }, body: service(company, number) })),
    );

    const early = change(client, orderId, (header) => submit(client, orderId, header));
    await assert.rejects(early, (error) => {
      assert.ok(isProblem(error, 'RULES_BROKEN'));
      assert.ok(error.faults.some((fault) => fault.code === 'AUTHENTICITY_MISSING'));
      return true;
    });

    const granted = await toTheGrant(client, reviewer, orderId, [company.head, company.webmaster]);

    assert.match(granted.subjectNumber ?? '', /^浙ICP备\d{10}号$/);
    const filed = await ok(client.GET('/api/v1/services'));
    assert.deepEqual(filed.items.map((one) => one.domains), [[company.domain]]);
    serviceId = filed.items[0]?.serviceId ?? '';
  });

  await story.test('change of the site’s name, by a merge patch', async () => {
    const { orderId } = await ok(client.POST('/api/v1/services/{id}/change', { params: { path: { id: serviceId } } }));
    await change(client, orderId, (header) =>
      ok(
        client.PATCH('/api/v1/orders/{id}/service', {
          params: { path: { id: orderId }, header },
          body: { name: '改名之后的官方网站' },
        }),
      ),
    );

    await toTheGrant(client, reviewer, orderId, [company.head, company.webmaster]);

    const record = await versioned(client.GET('/api/v1/services/{id}', { params: { path: { id: serviceId } } }));
    assert.equal(record.value.entry.name, '改名之后的官方网站');
    assert.deepEqual(record.value.domains, [company.domain]);
    assert.notEqual(record.etag, '');
  });

  await story.test('cancellation of the access, with code and filing password', async () => {
    const path = { id: serviceId };
    const impact = await ok(
      client.GET('/api/v1/services/{id}/impact', { params: { path, query: { act: 'CANCEL_ACCESS' } } }),
    );
    const { codeId } = await ok(
      client.POST('/api/v1/one-time-codes/own', { body: { purpose: 'CANCEL_ACCESS', object: serviceId } }),
    );
    const proof = { impactToken: impact.impactToken, codeId, code: await codeTo(phone, 'SMS', codes) };
    const cancel = (password: string) =>
      ok(
        client.POST('/api/v1/services/{id}/access-cancellation', {
          params: { path },
          body: { ...proof, filingPassword: password },
        }),
      );

    await assert.rejects(cancel('wrong234'), (error) => isProblem(error, 'FILING_PASSWORD_WRONG'));
    const cancelled = await cancel(await filingPassword(company.head.phone));

    assert.equal(cancelled.accessStatus, 'CANCELLED');
  });
});

/** From the papers to the authority's decision: what the holder, the principals, the reviewer and the authority do. */
async function toTheGrant(
  client: IcpClient,
  reviewer: IcpClient,
  orderId: string,
  principals: Person[],
): Promise<Schemas['Order']> {
  const path = { id: orderId };
  const checklist = await ok(client.GET('/api/v1/orders/{id}/checklist', { params: { path } }));
  for (const { kind } of checklist.items.filter((item) => item.required)) {
    await change(client, orderId, (header) =>
      ok(
        client.PUT('/api/v1/orders/{id}/materials/{kind}', {
          params: { path: { ...path, kind }, header },
          ...file(PAPER, 'image/png'),
        }),
      ),
    );
  }
  await showFaces(client, orderId);
  const precheck = await ok(client.POST('/api/v1/filing-prechecks', { body: { orderId } }));
  assert.deepEqual(precheck.errors, []);
  await change(client, orderId, (header) => submit(client, orderId, header));

  const judged = await waitForOrder(client, orderId, (order) => order.verdict !== undefined, wait);
  assert.equal(judged.value.verdict?.outcome, 'PASSED');
  await change(reviewer, orderId, (header) =>
    ok(reviewer.POST('/api/v1/orders/{id}/provider-decision', { params: { path, header }, body: { decision: 'APPROVE' } })),
  );
  await waitForOrder(client, orderId, ['SMS_PENDING'], wait);
  for (const principal of principals) {
    await typeAuthorityCode(principal, typed);
  }
  return (await waitForOrder(client, orderId, ['COMPLETED'], wait)).value;
}

/** Each principal opens a link on the phone, agrees and shows the face. A person with both parts does it once. */
async function showFaces(client: IcpClient, orderId: string): Promise<void> {
  const path = { id: orderId };
  for (let left = 2; left > 0; left--) {
    const { items } = await ok(client.GET('/api/v1/orders/{id}/authenticity', { params: { path } }));
    const open = items.find((principal) => principal.standing !== 'DONE');
    if (open === undefined) {
      return;
    }
    const link = await ok(
      client.POST('/api/v1/orders/{id}/authenticity/links', { params: { path }, body: { part: open.part } }),
    );
    const step = { secret: link.url.slice(-43) };
    const { consent } = await ok(visitor.GET('/api/v1/authenticity-steps/{secret}', { params: { path: step } }));
    const agreed = { params: { path: step }, body: { version: consent.version } };
    await ok(visitor.POST('/api/v1/authenticity-steps/{secret}/consent', agreed));
    const shown = await ok(
      visitor.PUT('/api/v1/authenticity-steps/{secret}/face', { params: { path: step }, ...file(FACE, 'image/jpeg') }),
    );
    assert.equal(shown.result, 'MATCH');
  }
}

async function submit(client: IcpClient, orderId: string, header: { 'If-Match': string }): Promise<Schemas['Order']> {
  const path = { id: orderId };
  const { declaration } = await ok(client.GET('/api/v1/orders/{id}/confirmation', { params: { path } }));
  const body = { declarationVersion: declaration.version, accepted: true };
  return ok(client.POST('/api/v1/orders/{id}/submission', { params: { path, header }, body }));
}

function change<T>(client: IcpClient, id: string, act: (header: { 'If-Match': string }) => Promise<T>): Promise<T> {
  return withCurrentVersion(
    () => versioned(client.GET('/api/v1/orders/{id}', { params: { path: { id } } })),
    (order) => act(ifMatch(order)),
  );
}
