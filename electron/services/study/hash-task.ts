import { createHash } from 'node:crypto'
import type { TaskContext } from '../jobs/tasks.ts'
import { openFile } from '../media/file-reader.ts'

export type HashInput = { readonly path: string }
/** SHA-256 of the whole content in hex; null where the file could not be read to its end. */
export type HashOutput = { readonly sha256: string | null }

/** Large enough that reading is as fast as the disk, small enough that a cancel is heard at once. */
const CHUNK_BYTES = 4 * 1024 * 1024

/** Reads a file whole. Progress is the share of its bytes. A file that cannot be read is an answer, not a failure. */
export async function hashTask({ path }: HashInput, { signal, progress }: TaskContext): Promise<HashOutput> {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  const handle = await openFile(path).catch(() => null)
  if (handle === null) return { sha256: null }
  try {
    const { size } = await handle.stat()
    let read = 0
    for (;;) {
      signal.throwIfAborted()
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, read)
      if (bytesRead === 0) break
      hash.update(chunk.subarray(0, bytesRead))
      read += bytesRead
      progress(size === 0 ? 1 : Math.min(1, read / size), 'hashing')
    }
    return { sha256: read < size ? null : hash.digest('hex') }
  } catch {
    signal.throwIfAborted()
    return { sha256: null }
  } finally {
    await handle.close()
  }
}
