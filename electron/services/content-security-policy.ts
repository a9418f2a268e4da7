/**
 * React Aria adds one style element to the page (`[data-react-aria-pressable] { touch-action: ... }` of its `usePress`).
 * This is the digest of exactly that text; a release that changes it shows as a reported violation in the stories.
 */
const REACT_ARIA_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"

/**
 * The one content security policy of both hosts: nothing is loaded but the interface itself, and media from where the
 * host serves them. No inline script, no
 * inline style but the one above, no eval.
 *
 * @param mediaSource where media come from besides the page's own origin: `media:` or `http://127.0.0.1:PORT`
 */
export function contentSecurityPolicy(mediaSource: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${REACT_ARIA_STYLE}`,
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
