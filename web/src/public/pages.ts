import type { PublicPages } from '@vocero/api/contract/pages';
import { erasedMark } from '@vocero/api/contract/erased-words';
import type { ShownHelp } from '@vocero/api/contract/help';
import type { Locale } from '@vocero/api/contract/values';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { accentStyle } from './accent-style.ts';
import CaseLookupPage from './CaseLookupPage.svelte';
import CustomerDataPage from './CustomerDataPage.svelte';
import EmbedTest from './EmbedTest.svelte';
import EmbedThanks from './EmbedThanks.svelte';
import HelpBlock from './HelpBlock.svelte';
import InvitationPage from './InvitationPage.svelte';
import MutePage from './MutePage.svelte';
import RatingPage from './RatingPage.svelte';
import NoticePage from './NoticePage.svelte';
import OpenPage from './OpenPage.svelte';
import styles from './public.css?inline';
import { publicText } from './public-text.ts';
import { statusText as statusTextOf } from './status-text.ts';
import { docWords } from './survey-words.ts';
import { weekDays } from '../top-ten/report-words.ts';
import PreferencesPage from './PreferencesPage.svelte';
import ReportPage from './ReportPage.svelte';
import { reportTeller } from './report-text.ts';
import SupplierPage from './SupplierPage.svelte';
import SurveyPage from './SurveyPage.svelte';
import TrackingPage from './TrackingPage.svelte';

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What every page can say, whatever else it does. */
interface PageFacts {
  locale: Locale;
  help?: ShownHelp | null;
  /** It stands in another site, where no other page may. */
  embed?: unknown;
}

const saysAny = ({ phone, email, url, hours, opening }: ShownHelp): boolean =>
  Boolean(phone ?? email ?? url ?? opening) || Object.keys(hours).length > 0;

/** What customers open; the others are for suppliers, members, or stand in other sites. */
const forCustomers: readonly unknown[] = [
  ...[SurveyPage, TrackingPage, CustomerDataPage, PreferencesPage, InvitationPage, RatingPage],
  ...[OpenPage, NoticePage],
];

/** The same place on every page: what people need when a page is not enough. */
function helpBlock(component: unknown, { locale, help, embed }: PageFacts): string {
  const said = help && saysAny(help) ? help : null;
  const leadsToCases = forCustomers.includes(component) && !embed;
  if (!said && !leadsToCases) return '';
  return render(HelpBlock, { props: { locale, help: said, leadsToCases } }).body;
}

function page<Props extends PageFacts>(
  component: Component<Props>,
  props: Props,
  title: string,
  style = '',
  script = '',
): string {
  const robots = '<meta name="robots" content="noindex">\n';
  const scripts = `<script src="/public/survey.js" defer></script>${script}`;
  return shell(component, props, { title, style, scripts, robots });
}

interface Around {
  title: string;
  style: string;
  scripts: string;
  robots: string;
}

function shell<Props extends PageFacts>(
  component: Component<Props>,
  props: Props,
  { title, style, scripts, robots }: Around,
): string {
  const { head, body } = render(component as Component, { props });
  return `<!doctype html>
<html lang="${props.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${robots}<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${styles}${style}</style>
${head}
</head>
<body>
${body.replaceAll(erasedMark, publicText(props.locale)('erased'))}
${helpBlock(component, props)}
${scripts}
</body>
</html>`;
}

/** The public pages as whole documents, made on the server. */
export const {
  surveyPage,
  trackingPage,
  customerDataPage,
  caseLookupPage,
  statusText,
  reportPage,
  supplierPage,
  preferencesPage,
  invitationPage,
  noticePage,
  openPage,
  embedThanksPage,
  embedTestPage,
  mutePage,
  ratingPage,
}: PublicPages = {
  statusText: statusTextOf,
  surveyPage: (props) => {
    const { locale, doc, organization } = props;
    const name = docWords(doc, 'title', props)?.text ?? props.name;
    const title = publicText(locale)('page_title', { name, organization });
    const script = props.challenge ? '<script src="/public/proof.js" defer></script>' : '';
    return page(SurveyPage, props, title, accentStyle(doc.accent), script);
  },
  trackingPage: (props) => page(TrackingPage, props, `${props.caseCode} · ${props.organization}`),
  customerDataPage: (props) => page(CustomerDataPage, props, publicText(props.locale)('case_data')),
  caseLookupPage: (props) => page(CaseLookupPage, props, publicText(props.locale)('case_lookup')),
  embedThanksPage: (props) => page(EmbedThanks, props, publicText(props.locale)('thanks')),
  embedTestPage: (props) => page(EmbedTest, props, publicText(props.locale)('embed_test_title')),
  reportPage: (props) => {
    const { locale, organization, report } = props;
    const days = weekDays(locale, report);
    return page(ReportPage, props, reportTeller(locale).say('page_title', { days, organization }));
  },
  ratingPage: (props) => page(RatingPage, props, publicText(props.locale)('rating_title')),
  mutePage: (props) => page(MutePage, props, publicText(props.locale)(`mute_${props.state}`)),
  supplierPage: (props) => {
    const { locale, supplier: name, organization } = props;
    return page(SupplierPage, props, publicText(locale)('supplier_page', { name, organization }));
  },
  preferencesPage: (props) => page(PreferencesPage, props, publicText(props.locale)('preferences')),
  invitationPage: (props) =>
    page(InvitationPage, props, publicText(props.locale)(`invited_${props.state}`)),
  openPage: (props) => {
    const { locale, organization, page: name } = props;
    const title = publicText(locale)('page_title', {
      name: publicText(locale)(`open_title_${name}`),
      organization,
    });
    // Meant to be found, and nothing in it runs.
    return shell(OpenPage, props, { title, style: '', scripts: '', robots: '' });
  },
  noticePage: (props) => page(NoticePage, props, publicText(props.locale)(`notice_${props.kind}`)),
};
