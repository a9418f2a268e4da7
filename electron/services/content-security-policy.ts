/**
 * The one content security policy of both hosts: nothing is loaded but the interface itself, and media from where the
 * host serves them. No inline script or style, no eval.
 *
 * @param mediaSource where media come from besides the page's own origin: `media:` or `http://127.0.0.1:PORT`
 */
export function contentSecurityPolicy(mediaSource: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `media-src 'self' ${mediaSource} blob:`,
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
