/** The part of Trusted Types that is used here; absent in older engines and in tests. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(html: string): string; createScriptURL(url: string): string }): Policy;
}
interface Policy {
  createHTML(html: string): string;
}

let policy: Policy | null = null;

/** The one policy that the page's CSP allows. Whoever uses it answers for what is marked as safe. */
export function trustedPolicy(): Policy {
  const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= trustedTypes?.createPolicy('dompurify', {
    createHTML: (html) => html,
    createScriptURL: () => '',
  }) ?? { createHTML: (html) => html };
  return policy;
}

/**
 * Takes styling out of HTML before it is parsed: the page's CSP complains of each piece even in a document that is never shown.
 * Only for quiet; what makes the HTML safe comes after. `noembed` is read as words like `style`, and dropped with them.
 */
export function withoutStyles(html: string): string {
  return html.replace(/<[a-z/][^<>]*>?/gi, (tag) =>
    tag.replace(/^(<\/?)style\b/i, '$1noembed').replace(/([\s"'/])style(?=\s*=)/gi, '$1data-style'),
  );
}
