/** A cell is not narrower than its longest word, up to so many letters; so many have room beside each other. */
export const mostLetters = 14;
export const lettersAcross = 80;
const leastWidths = Array.from({ length: mostLetters - 2 }, (_, index) => index + 3)
  .map((letters) => `.least-${letters} { min-width: ${(letters * 0.65 + 1.1).toFixed(1)}em; }`)
  .join('\n');

/** How an exported report looks, on top of what every exported page has; on screen and on paper. */
export const reportStyle = `
:root { --ink: #1d1b18; --quiet: #5b564e; --line: #d8d3c8; --accent: #0f5e5a; --voicing: #1c7247; --suspending: #7a4e0c; }
.masthead, .contents, main { max-width: 41rem; margin: 0 auto; padding: 0 1.5rem; }
.masthead { padding-top: 4rem; border: 0; margin-bottom: 2.2rem; }
.masthead::after { content: ''; display: block; width: 3.5rem; border-bottom: 3px solid var(--accent); margin-top: 1.4rem; }
.masthead h1 { font-size: 2.3rem; letter-spacing: -0.01em; }
main { padding-bottom: 5rem; }
.masthead p, figcaption, .quiet, .also, .state, .lead, .section-lead, .figures, .bars, .contents ol, .card > p, .card li, summary, .missing
  { font-family: 'Inter', system-ui, -apple-system, 'Segoe UI', sans-serif; }
.masthead p { margin: 0.7rem 0 0; font-size: 0.86rem; }
.contents { margin-bottom: 2.4rem; }
.contents ol { list-style: none; margin: 0; padding: 0.9rem 0 1rem; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); font-size: 0.9rem; }
.contents li { margin: 0 0 0.35em; }
.contents li.level-2 { padding-inline-start: 1.3rem; font-size: 0.95em; }
.contents a { color: var(--ink); text-decoration: none; }
.contents a:hover { text-decoration: underline; }
h2, h3, h4 { letter-spacing: -0.005em; }
.section-lead { margin: 0 0 0.6rem; font-weight: 650; font-size: 0.78rem; letter-spacing: 0.04em; color: var(--quiet); break-after: avoid; }
.on-paper { display: none; }
figure { border: 0; padding: 0; margin: 1.5em 0; }
.evidence { padding-inline-start: 1.15rem; border-inline-start: 3px solid var(--voicing); }
.evidence blockquote { white-space: normal; }
figcaption p { margin: 0; }
figcaption, .quiet { font-size: 0.82rem; line-height: 1.5; color: var(--quiet); }
figcaption .who { color: var(--ink); font-weight: 550; }
figcaption cite { font-style: normal; }
p.also { margin: 0.5rem 0 0.1rem; font-weight: 550; }
ul.also { list-style: none; padding: 0; margin: 0; }
ul.also li { margin: 0.1rem 0; }
blockquote.indented { margin: 1.2em 0; padding-inline-start: 1.15rem; border-inline-start: 3px solid var(--line); white-space: normal; font-style: normal; }
pre { margin: 1.2em 0; padding: 0.8rem 1rem; background: #f6f4ef; border-radius: 6px; overflow-x: auto; white-space: pre-wrap; font-size: 0.84rem; line-height: 1.5; }
pre code { background: none; padding: 0; font-size: 1em; }
hr { width: 5rem; margin: 2.2em auto; border: 0; border-top: 1px solid var(--line); }
.card { position: relative; margin: 1.5em 0; padding: 1rem 1.15rem; border: 1px solid var(--line); border-radius: 8px; }
.card > p, .card li { font-size: 0.9rem; line-height: 1.5; margin: 0 0 0.45rem; }
.card > :last-child { margin-bottom: 0; }
.card .quiet { font-size: 0.82rem; }
.card > .card-title { font-weight: 620; font-size: 1rem; }
.change > .card-title { padding-inline-end: 9.5rem; }
.change > .state { position: absolute; top: 1.08rem; inset-inline-end: 1.15rem; font-size: 0.76rem; font-weight: 620; color: var(--quiet); }
.change > .state-accepted, .change > .state-championed { color: var(--accent); }
.change > .state-shipped, .change > .state-told { color: var(--voicing); }
.change > .state-declined { color: #8c2b22; }
.card .lead { font-size: 0.78rem; font-weight: 620; color: var(--quiet); margin: 0.7rem 0 0.2rem; break-after: avoid; }
.card .lead:first-child { margin-top: 0; }
.card blockquote { margin: 0.2rem 0 0.5rem; padding-inline-start: 0.8rem; border-inline-start: 2px solid var(--line); font-size: 0.97rem; white-space: normal; }
.card ul { margin: 0 0 0.5rem; }
.assumption { border: 1px dashed #9a6414; background: #fdfaf4; }
.assumption .lead { color: var(--suspending); }
.own { margin: 2em 0; }
.own > ul { list-style: none; padding: 0; margin: 0; }
.own > ul > li { padding: 0.6rem 0; border-top: 1px solid var(--line); margin: 0; }
.own > ul > li:last-child { border-bottom: 1px solid var(--line); }
.own > ul > li > p { margin: 0; }
.own > ul ul { margin: 0.2rem 0 0; font-size: 0.97em; }
.voices { padding: 1rem 1.15rem 0.2rem; background: #f7f6f3; border-radius: 8px; }
.voices > p:last-child { margin-bottom: 0.8rem; }
.picture img { display: block; max-width: 100%; height: auto; margin: 0 auto; border: 1px solid var(--line); border-radius: 4px; }
.picture.framed img { border: 0; border-radius: 0; }
.chart figcaption { margin: 0 0 0.6rem; color: var(--ink); font-weight: 600; font-size: 0.9rem; }
.chart svg { display: block; width: 100%; height: auto; }
.column { fill: var(--accent); }
.ground { stroke: #b9b3a7; stroke-width: 1; }
svg text { font: 11px 'Inter', system-ui, sans-serif; fill: var(--quiet); text-anchor: middle; }
svg text.figure { fill: var(--ink); }
.figures { font-size: 0.82rem; color: var(--quiet); margin: 0.4rem 0 0; }
.figures summary { cursor: pointer; }
.figures table, .bars { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.figures th, .figures td { padding: 0.1rem 1.2rem 0.1rem 0; font-weight: 400; text-align: start; }
.bars { width: 100%; font-size: 0.82rem; }
.bars th { width: 34%; padding: 0.22rem 0.8rem 0.22rem 0; font-weight: 400; text-align: start; vertical-align: middle; }
.bars td { padding: 0.22rem 0; vertical-align: middle; }
.bars .bar svg { height: 0.85rem; }
.bars .figure { width: 3.2rem; text-align: end; }
.written-table { width: 100%; margin: 1.4em 0; border-collapse: collapse; font-size: 0.95rem; }
.written-table th, .written-table td { padding: 0.45rem 0.7rem 0.45rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
.written-table thead th { border-bottom: 2px solid #8d867a; }
.written-table th { font-weight: 600; }
${leastWidths}
@media print {
  .masthead, .contents, main { max-width: none; padding: 0; }
  .masthead { padding-top: 0; margin-bottom: 1.8rem; }
  .masthead h1 { font-size: 2rem; }
  .on-screen { display: none; }
  .on-paper { display: inline; }
  a { overflow-wrap: anywhere; }
  a.written::after { content: ' (' attr(href) ')'; font-size: 0.85em; color: var(--quiet); }
  figcaption a::after { content: none; }
  figcaption, .quiet { font-size: 8.2pt; }
  h2, h3, h4, .card-title { break-after: avoid; }
  .contents li { display: flex; gap: 1rem; justify-content: space-between; }
  .contents .page { flex: none; min-width: 2rem; text-align: end; color: var(--quiet); font-variant-numeric: tabular-nums; }
  hr { break-before: avoid; }
  figure, .card, .voices, .picture, .chart svg, .bars, tr, .own > ul > li, .also, pre { break-inside: avoid; }
  .chart.long, .evidence.long, .voices .evidence, pre.long { break-inside: auto; }
  .evidence figcaption { break-inside: avoid; }
  .chart figcaption { break-before: auto; break-after: avoid; }
  blockquote { break-after: avoid; }
  blockquote.indented { break-after: auto; }
  thead { display: table-header-group; }
  .picture img { max-height: 190mm; width: auto; }
  ul.figures { list-style: none; padding: 0; columns: 4; column-gap: 1.5rem; font-size: 7.8pt; }
  ul.figures li { margin: 0; break-inside: avoid; }
  .column, .assumption, .voices, pre { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
