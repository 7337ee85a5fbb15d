import {
  changeRecognition,
  sendRecognition,
  type Recognition,
} from '@vocero/api/contract/recognitions';
import { call } from '../app/api.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { tell, tellProblem } from '../ui/toasts.svelte.ts';

type Changed = () => Promise<unknown>;
type Thanks = { people: string[]; words: string };

const change = (id: string, state: 'open' | 'dismissed' | 'taken_back') =>
  call(changeRecognition, { params: { id }, body: { state } });

/** Sends thanks, with the way to take them back. */
export async function send(id: string, thanks: Thanks, onchanged: Changed): Promise<void> {
  await call(sendRecognition, { params: { id }, body: thanks });
  await onchanged();
  tell(t('recognition.sent', { n: thanks.people.length }), async () => {
    await change(id, 'taken_back');
    await onchanged();
  });
}

/** Puts thanks aside, or has them back. */
export async function setAside(id: string, aside: boolean, onchanged: Changed): Promise<void> {
  const set = async (state: 'open' | 'dismissed') => {
    await change(id, state);
    await onchanged();
  };
  try {
    await set(aside ? 'dismissed' : 'open');
    tell(t(aside ? 'recognition.dismissed' : 'recognition.reopened'), () =>
      set(aside ? 'open' : 'dismissed'),
    );
  } catch (error) {
    tellProblem(error);
  }
}

/** Takes sent thanks back; undoing that sends them again. */
export async function takeBack(sent: Recognition, onchanged: Changed): Promise<void> {
  try {
    await change(sent.id, 'taken_back');
    await onchanged();
    const thanks = { people: sent.people.map(({ id }) => id), words: sent.words ?? '' };
    tell(t('recognition.taken_back'), async () => {
      await call(sendRecognition, { params: { id: sent.id }, body: thanks });
      await onchanged();
    });
  } catch (error) {
    tellProblem(error);
  }
}
