import { mount } from 'svelte';
import './styles/base.css';
import './styles/controls.css';
import './styles/menu.css';
import App from './App.svelte';
import { startLocale, useLocale } from './i18n/i18n.svelte.ts';

await useLocale(startLocale());
mount(App, { target: document.getElementById('app')! });
