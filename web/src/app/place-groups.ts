import type { Access } from '@vocero/api/contract/endpoint';
import type { MessageKey } from '../i18n/message-key.ts';
import type { RouteName } from './routes.ts';

/** Screens that people look for at one place, with what each is for. */
export interface PlaceGroup {
  title: MessageKey;
  places: readonly {
    route: RouteName;
    title: MessageKey;
    hint: MessageKey;
    /** Shown to those who may call it; to everybody unless given. */
    needs?: { access: Access };
  }[];
}
