import { mount } from 'svelte';
import './styles/base.css';
import './styles/controls.css';
import './styles/menu.css';
import { startLook } from './app/look.svelte.ts';
import App from './App.svelte';
import { ownLocale, useLocale } from './i18n/i18n.svelte.ts';

startLook();
await useLocale(ownLocale() ?? 'en');
mount(App, { target: document.getElementById('app')! });
