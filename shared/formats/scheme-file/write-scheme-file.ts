import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Scheme } from '../../scheme/scheme.ts'

/**
 * The text of a scheme's file: its own members and, last, the hash of its canonical text. The same scheme always gives
 * the same text. `sha256`: hex of the UTF-8 text.
 */
export function writeSchemeFile(scheme: Scheme, sha256: (text: string) => string): string {
  const contentHash = `sha256:${sha256(canonicalJson(scheme))}`
  return `${JSON.stringify({ ...scheme, contentHash }, null, 2)}\n`
}
