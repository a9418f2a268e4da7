/** The bytes to send, both ends belonging to it; `all` without a usable Range header; `beyond` when no byte lies in it. */
export type ByteRange = { readonly first: number; readonly last: number } | 'all' | 'beyond'

/**
 * Reads a Range header for a file of `size` bytes.
 *
 * One range of bytes is understood: `a-b`, `a-`, `-n` (the last n). An end past the file is the file's end. Several
 * ranges, another unit, or a header that is not well formed count as none, which the HTTP standard allows: the answer is then the
 * whole file. A range that holds no byte of the file (`a` at or past the end, `-0`, any range of an empty file) is `beyond`.
 */
export function parseRange(header: string | null, size: number): ByteRange {
  const match = header === null ? null : /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header)
  const [, from = '', to = ''] = match ?? []
  if (match === null || (from === '' && to === '')) return 'all'
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'beyond' : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  const end = to === '' ? Infinity : Number(to)
  if (end < first) return 'all'
  return first >= size ? 'beyond' : { first, last: Math.min(end, size - 1) }
}
