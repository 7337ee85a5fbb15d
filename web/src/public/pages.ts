import type { PublicPages } from '@vocero/api/contract/pages';
import type { Locale } from '@vocero/api/contract/values';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import NoticePage from './NoticePage.svelte';
import { publicText } from './public-text.ts';
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
export const { surveyPage, trackingPage, noticePage }: PublicPages = {
  surveyPage: (props) => {
    const { name, organization } = props;
    return page(SurveyPage, props, publicText(props.locale)('page_title', { name, organization }));
  },
  trackingPage: (props) => page(TrackingPage, props, `${props.caseCode} · ${props.organization}`),
  noticePage: (props) => page(NoticePage, props, publicText(props.locale)(`notice_${props.kind}`)),
};
