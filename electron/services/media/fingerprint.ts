import { createHash } from 'node:crypto'
import { withFile, type FileReader } from './file-reader.ts'

const PART_BYTES = 1024 * 1024

/**
 * Tells whether two files are the same recording without reading gigabytes: the size, and a SHA-256 over one MiB each
 * of the beginning, the middle and the end (the whole file up to 3 MiB). Form: `1-SIZE-HEX`, the 1 being this recipe.
 * It finds a moved or exchanged file; it is no proof against someone who changes bytes in between on purpose.
 */
export async function fingerprintOf(file: FileReader): Promise<string> {
  const hash = createHash('sha256')
  for (const [start, length] of partsOf(file.size)) hash.update(await file.read(start, length))
  return `1-${file.size}-${hash.digest('hex')}`
}

/** The fingerprint of a file by its path. Rejects when the file cannot be read. */
export function fingerprintFile(path: string, signal?: AbortSignal): Promise<string> {
  return withFile(path, signal, fingerprintOf)
}

function partsOf(size: number): readonly (readonly [start: number, length: number])[] {
  if (size <= 3 * PART_BYTES) return [[0, size]]
  return [0, Math.floor((size - PART_BYTES) / 2), size - PART_BYTES].map((start) => [start, PART_BYTES] as const)
}
