import { open, type FileHandle } from 'node:fs/promises'
import { ReadableStream } from 'node:stream/web'

const CHUNK_BYTES = 256 * 1024

/**
 * The bytes `first..last` (both included) of a file, read as they are asked for. Holds no file open before the first
 * read nor after the end, a cancel, an error or an abort. Ends in an error when the file turns out to be shorter.
 */
export function fileStream(
  path: string,
  span: { readonly first: number; readonly last: number },
  signal?: AbortSignal,
): ReadableStream<Uint8Array> {
  let handle: FileHandle | undefined
  let position = span.first
  let finished = false

  const close = async (): Promise<void> => {
    finished = true
    signal?.removeEventListener('abort', onAbort)
    const opened = handle
    handle = undefined
    await opened?.close().catch(() => undefined)
  }
  let fail = (_reason: unknown): void => undefined
  const onAbort = (): void => {
    fail(signal?.reason)
    void close()
  }

  /** The next bytes, or undefined when the stream was ended from outside while they were read. */
  const next = async (): Promise<Uint8Array | undefined> => {
    if (handle === undefined) {
      const opened = await open(path, 'r')
      handle = opened
      // Ended while the file was being opened: nobody else will close it.
      if (finished) await close()
    }
    const reader = handle
    if (reader === undefined) return undefined
    const chunk = new Uint8Array(Math.min(CHUNK_BYTES, span.last + 1 - position))
    const { bytesRead } = await reader.read(chunk, 0, chunk.length, position)
    if (finished) return undefined
    if (bytesRead === 0) throw new RangeError('the file became shorter while it was read')
    position += bytesRead
    return chunk.subarray(0, bytesRead)
  }

  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        fail = (reason) => {
          if (!finished) controller.error(reason)
        }
        if (signal?.aborted === true) onAbort()
        else signal?.addEventListener('abort', onAbort)
      },
      pull: async (controller) => {
        try {
          const bytes = await next()
          if (bytes === undefined) return
          controller.enqueue(bytes)
          if (position <= span.last) return
          controller.close()
          await close()
        } catch (error) {
          fail(error)
          await close()
        }
      },
      cancel: close,
    },
    // Nothing is read ahead, so a body that nobody reads costs nothing.
    { highWaterMark: 0 },
  )
}
