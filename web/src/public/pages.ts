import type { PublicPages } from '@vocero/api/contract/pages';
import type { Locale } from '@vocero/api/contract/values';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import MutePage from './MutePage.svelte';
import NoticePage from './NoticePage.svelte';
import { publicText } from './public-text.ts';
import { weekDays } from '../top-ten/report-words.ts';
import ReportPage from './ReportPage.svelte';
import { reportTeller } from './report-text.ts';
import SupplierPage from './SupplierPage.svelte';
import SurveyPage from './SurveyPage.svelte';
import TrackingPage from './TrackingPage.svelte';

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function page<Props extends { locale: Locale }>(
  component: Component<Props>,
  props: Props,
  title: string,
): string {
  const { head, body } = render(component as Component, { props });
  return `<!doctype html>
<html lang="${props.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/public/public.css">
${head}
</head>
<body>
${body}
<script src="/public/survey.js" defer></script>
</body>
</html>`;
}

/** The public pages as whole documents, made on the server. */
export const {
  surveyPage,
  trackingPage,
  reportPage,
  supplierPage,
  noticePage,
  mutePage,
}: PublicPages = {
  surveyPage: (props) => {
    const { name, organization } = props;
    return page(SurveyPage, props, publicText(props.locale)('page_title', { name, organization }));
  },
  trackingPage: (props) => page(TrackingPage, props, `${props.caseCode} · ${props.organization}`),
  reportPage: (props) => {
    const { locale, organization, report } = props;
    const days = weekDays(locale, report);
    return page(ReportPage, props, reportTeller(locale).say('page_title', { days, organization }));
  },
  mutePage: (props) => page(MutePage, props, publicText(props.locale)(`mute_${props.state}`)),
  supplierPage: (props) => {
    const { locale, supplier: name, organization } = props;
    return page(SupplierPage, props, publicText(locale)('supplier_page', { name, organization }));
  },
  noticePage: (props) => page(NoticePage, props, publicText(props.locale)(`notice_${props.kind}`)),
};
