import { createHash } from 'node:crypto';
import type { DateSetting } from './plain-parts.ts';
import type { ReportFonts } from './report-fonts.ts';

export interface HtmlSetting extends DateSetting {
  /** Null leaves the choice to the serif font of whoever reads it. */
  fonts: ReportFonts | null;
}

const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { background: #fff; color: #1d1b18; font: 400 1.125rem/1.55 'Source Serif 4', Charter, Georgia, serif; text-size-adjust: 100%; }
body { margin: 0; }
main { max-width: 38rem; margin: 0 auto; padding: 3.5rem 1.5rem 5rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { font-weight: 600; line-height: 1.25; margin: 2.2em 0 0.6em; text-wrap: balance; break-after: avoid; }
h1 { font-size: 2.1rem; margin: 0; }
h2 { font-size: 1.5rem; }
h3 { font-size: 1.22rem; }
h4 { font-size: 1.05rem; }
header { margin-bottom: 2.5rem; padding-bottom: 1.25rem; border-bottom: 1px solid #c9c4bb; }
header p { margin: 0.5rem 0 0; color: #5b564e; }
p, ul, ol { margin: 0 0 1em; }
ul, ol { padding-inline-start: 1.5em; }
li { margin-bottom: 0.3em; }
li > ul, li > ol { margin: 0.3em 0 0; }
code { font: 0.88em ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; background: #f3f0ea; padding: 0.1em 0.3em; border-radius: 3px; }
a { color: #0f5e5a; text-underline-offset: 0.15em; }
figure { margin: 1.6em 0; padding-inline-start: 1.1rem; border-inline-start: 3px solid #1c7247; }
blockquote { margin: 0; font-style: italic; white-space: pre-wrap; }
figcaption { margin-top: 0.5rem; font-size: 0.92rem; color: #5b564e; break-before: avoid; }
cite { font-style: italic; }
.missing { color: #5b564e; font-style: italic; }
@page { size: auto; margin: 22mm 20mm; }
@media print {
  html { font-size: 10.5pt; text-rendering: geometricPrecision; }
  main { max-width: none; padding: 0; }
  p, li, blockquote { orphans: 3; widows: 3; }
  figcaption a::after { content: ' ' attr(href); }
}
`;

/**
 * One HTML file that needs nothing else: no script, no address that is loaded, a content security policy that allows only
 * its own style and fonts.
 * @param page `main` and what stands before it are markup, the title is plain text; `sans`: its style uses Inter too
 */
export function htmlPage(
  page: { title: string; before?: string; main: string; style?: string; sans?: boolean },
  setting: HtmlSetting,
): string {
  const style =
    (setting.fonts === null ? '' : fontFaces(setting.fonts, page.sans === true)) + STYLE + (page.style ?? '');
  const policy = `default-src 'none'; style-src 'sha256-${sha256(style)}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${escaped(setting.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${escaped(page.title)}</title>
<style>${style}</style>
</head>
<body>
${page.before === undefined ? '' : `${page.before}\n`}<main>
${page.main}
</main>
</body>
</html>
`;
}

function fontFaces(fonts: ReportFonts, withSans: boolean): string {
  return fonts
    .filter(({ family }) => withSans || family !== 'Inter')
    .map(
      ({ family, style, weight, bytes }) =>
        `@font-face { font-family: '${family}'; font-style: ${style}; font-weight: ${weight}; src: url(data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}) format('woff2'); }\n`,
    )
    .join('');
}

/** Text as it stands in markup and in quoted attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
