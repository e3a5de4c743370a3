/**
 * The style sheet of the frame that shows strangers' HTML: our words, never theirs. The page's Content-Security-Policy reaches
 * into the frame and allows this very text by its hash, so both sides take it from here.
 */
export const frameStyle = [
  'body{margin:6px 0;font:14.5px/1.6 system-ui,sans-serif;overflow-wrap:break-word}',
  'p,ul,ol,dl,pre,table,blockquote{margin:0 0 12px}',
  'h1,h2,h3,h4,h5,h6{margin:16px 0 8px;font-size:15px;line-height:1.4}',
  'blockquote{padding-left:12px;border-left:2px solid color-mix(in srgb,currentcolor 25%,transparent)}',
  'pre,code,samp,kbd,tt{font:13px/1.5 ui-monospace,monospace}',
  'pre{white-space:pre-wrap}',
  'img{max-width:100%;height:auto}',
  'table{border-collapse:collapse}td,th{padding:2px 8px 2px 0;vertical-align:top}',
  'hr{border:0;border-top:1px solid color-mix(in srgb,currentcolor 20%,transparent)}',
].join('');
