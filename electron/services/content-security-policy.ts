/**
 * Style elements that a library puts into the page by itself, by the hash of their text. Here: the one rule of React Aria's
 * press handling (`[data-react-aria-pressable]`); a test compares it with the installed version.
 */
export const inlineStyleHashes: readonly string[] = ['sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=']

/**
 * The one content security policy of both hosts: nothing is loaded but the interface itself, and media from where the
 * host serves them. No inline script, no inline style but the one above, no eval.
 *
 * @param mediaSource where media come from besides the page's own origin: `media:` or `http://127.0.0.1:PORT`
 */
export function contentSecurityPolicy(mediaSource: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${inlineStyleHashes.map((hash) => `'${hash}'`).join(' ')}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `media-src 'self' ${mediaSource} blob:`,
    // The sound of a recording is read for its waveform, by ranges, in a worker of ours.
    `connect-src 'self' ${mediaSource}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
