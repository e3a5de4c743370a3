import DOMPurify from 'dompurify';
import { frameStyle } from '../../../../shared/model/frame-style.ts';
import { trustedPolicy, withoutStyles } from '../../trusted-html.ts';

/**
 * What strangers' HTML may hold: words and their structure. No style, form, media, svg, math, area or map, and of addresses only
 * http, https, mailto and cid. Colours and sizes go too, so that the text follows the theme.
 */
const allowedTags = (
  'a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure ' +
  'h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strike strong sub sup ' +
  'table tbody td tfoot th thead tr tt u ul var wbr'
).split(' ');
const allowedAttributes = 'abbr align alt cite colspan dir height href lang rowspan src start title valign width'.split(
  ' ',
);
const allowedAddresses = /^(?:https?:|mailto:|cid:)/i;

const frameCsp = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Sanitised HTML, string to string. `images` are the data: addresses that stand in for cid: links; other images are left out. */
export function sanitised(html: string, images: Record<string, string>): string {
  const own = trustedPolicy();
  const purify = DOMPurify(window);
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.tagName === 'IMG') {
      const source = node.getAttribute('src') ?? '';
      const data = /^cid:/i.test(source) ? images[contentId(source)] : undefined;
      if (data === undefined || !/^data:image\/(?:png|jpeg|gif|webp|bmp);/i.test(data)) node.removeAttribute('src');
      else node.setAttribute('src', data);
      const width = Number(node.getAttribute('width'));
      if (!(width > 0 && width <= 560)) {
        node.removeAttribute('width');
        node.removeAttribute('height');
      }
    }
    if (node.tagName === 'A') {
      node.setAttribute('rel', 'noreferrer noopener');
      // Only pictures are named by content id: as a link it would blank the message.
      if (/^\s*cid:/i.test(node.getAttribute('href') ?? '')) node.removeAttribute('href');
    }
  });
  const clean = purify.sanitize(withoutStyles(html), {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ALLOWED_URI_REGEXP: allowedAddresses,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    FORCE_BODY: true,
    RETURN_TRUSTED_TYPE: false,
    TRUSTED_TYPES_POLICY: own as never,
  });
  return String(clean);
}

function contentId(source: string): string {
  try {
    return decodeURIComponent(source.slice(4));
  } catch {
    return source.slice(4);
  }
}

/** `rgb(29, 27, 24)`, as computed styles say it, in the form that attributes take: `#1d1b18`. */
export function hexColour(computed: string): string {
  const parts = computed.match(/[\d.]+/g)?.slice(0, 3) ?? [];
  return `#${parts.map((part) => Math.round(Number(part)).toString(16).padStart(2, '0')).join('')}`;
}

export interface FrameColours {
  surface: string;
  ink: string;
  link: string;
}

/**
 * The document of the sandboxed frame. Its own CSP comes first, before anything a stranger wrote. The page's CSP reaches into the
 * frame as well and allows one style sheet there, ours; colours follow the theme as attributes of the body.
 */
export function frameDocument(clean: string, colours: FrameColours): string {
  const html =
    `<meta http-equiv="Content-Security-Policy" content="${frameCsp}"><meta charset="utf-8"><style>${frameStyle}</style>` +
    `<body bgcolor="${colours.surface}" text="${colours.ink}" link="${colours.link}" vlink="${colours.link}">${clean}</body>`;
  return trustedPolicy().createHTML(html);
}
