import type { Act, Acting, Answer } from './test-acting.ts';

/** A kiosk with a survey of its own, from its making to its end. */
export function actsOfKiosks(acting: Acting): Act[] {
  const { ask, id } = acting;
  return [
    ['post /api/v1/kiosks', () => addKiosk(acting), () => addSurvey(acting)],
    [
      'patch /api/v1/kiosks/{id}',
      () => ask('PATCH', `/api/v1/kiosks/${id('kiosk')}`, { pin: '97531864' }),
    ],
    ['post /api/v1/kiosks/{id}/pairing', () => makePairing(acting)],
    ['post /k/pair', () => ask('POST', '/k/pair', { token: id('pairing') })],
    [
      'delete /api/v1/kiosks/{id}/pairing',
      () => ask('DELETE', `/api/v1/kiosks/${id('kiosk')}/pairing`),
    ],
    ['delete /api/v1/kiosks/{id}', () => ask('DELETE', `/api/v1/kiosks/${id('kiosk')}`)],
  ];
}

function addSurvey({ ask, keeping }: Acting): Promise<Answer> {
  const body = { kind: 'survey', name: 'At the door' };
  return keeping('door survey', 'id', ask('POST', '/api/v1/surveys', body));
}

async function addKiosk({ ask, keeping, id, secrets }: Acting): Promise<Answer> {
  const pin = '86429753';
  secrets.push(pin, '97531864');
  const body = { name: 'Door', surveyId: id('door survey'), locales: ['en'], pin };
  return keeping('kiosk', 'id', ask('POST', '/api/v1/kiosks', body));
}

async function makePairing({ ask, keep, id, secrets }: Acting): Promise<Answer> {
  const answer = await ask('POST', `/api/v1/kiosks/${id('kiosk')}/pairing`);
  keep('pairing', answer.body['url']!.split('#pair=')[1]!);
  secrets.push(id('pairing'));
  return answer;
}
