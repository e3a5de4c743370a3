const allowed = ['http:', 'https:', 'mailto:'];
const mail = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/;
const host = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;

/** Whether a link may lead there: http, https and mailto only. */
export function isLinkAddress(address: string): boolean {
  return (
    /^(?:https?:\/\/|mailto:)/i.test(address) && URL.canParse(address) && allowed.includes(new URL(address).protocol)
  );
}

/** The address that somebody means by what they typed or pasted; null for what is none. */
export function linkAddress(typed: string): string | null {
  const words = typed.trim();
  if (/[\s\p{Cc}]/u.test(words)) return null;
  if (isLinkAddress(words)) return words;
  if (mail.test(words)) return `mailto:${words}`;
  const address = `https://${words}`;
  return host.test(words) && isLinkAddress(address) ? address : null;
}
