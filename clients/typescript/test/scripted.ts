import type { Send } from 'icp-filing-client';

/** A server that gives these answers, one after the other, and remembers what it was asked. */
export function scripted(...answers: (Response | Error | ((request: Request) => Response))[]) {
  const asked: Request[] = [];
  const send: Send = (request) => {
    asked.push(request);
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (answer === undefined || answer instanceof Error) {
      return Promise.reject(answer ?? new Error('nothing to answer'));
    }
    return Promise.resolve(typeof answer === 'function' ? answer(request) : answer.clone());
  };
  return { asked, send };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type, ...headers } });
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return json(
    status,
    {
      type: 'urn:icpfiling:problem:' + code.toLowerCase().replaceAll('_', '-'),
      title: 'A title',
      status,
      detail: 'What is wrong',
      instance: 'urn:trace:0123456789abcdef0123456789abcdef',
      code,
    },
    headers,
  );
}
