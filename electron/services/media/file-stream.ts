import { open, type FileHandle } from 'node:fs/promises'
import { ReadableStream, type ReadableStreamDefaultController } from 'node:stream/web'

const CHUNK_BYTES = 256 * 1024

/** Where reading begins and ends; both bytes belong to it. */
type ByteSpan = { readonly first: number; readonly last: number }

export type StreamOptions = {
  readonly signal?: AbortSignal
}

/**
 * The bytes of a span of a file, read as they are asked for. Holds no file open before the first read nor after the
 * end, a cancel, an error or an abort. Ends in an error when the file turns out to be shorter.
 */
export function fileStream(path: string, span: ByteSpan, options: StreamOptions = {}): ReadableStream<Uint8Array> {
  const { signal } = options
  const part = new FilePart(path, span)
  let abort = (): void => undefined
  const end = async (): Promise<void> => {
    signal?.removeEventListener('abort', abort)
    await part.close()
  }
  const fail = async (controller: ReadableStreamDefaultController, reason: unknown): Promise<void> => {
    if (!part.closed) controller.error(reason)
    await end()
  }
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        abort = () => void fail(controller, signal?.reason)
        if (signal?.aborted === true) abort()
        else signal?.addEventListener('abort', abort)
      },
      pull: async (controller) => {
        try {
          const bytes = await part.next()
          if (bytes === undefined) return
          const { atEnd } = part
          // Before the last bytes are given, so that whoever has them all finds the file let go of.
          if (atEnd) await end()
          controller.enqueue(bytes)
          if (atEnd) controller.close()
        } catch (error) {
          await fail(controller, error)
        }
      },
      cancel: end,
    },
    // Nothing is read ahead, so a body that nobody reads costs nothing.
    { highWaterMark: 0 },
  )
}

/** Reads a part of a file chunk by chunk; may be closed at any moment, also while it is being opened or read. */
class FilePart {
  closed = false
  private readonly path: string
  private readonly last: number
  private position: number
  private handle: FileHandle | undefined

  constructor(path: string, span: ByteSpan) {
    this.path = path
    this.position = span.first
    this.last = span.last
  }

  get atEnd(): boolean {
    return this.position > this.last
  }

  /** The next bytes, or undefined when it was closed meanwhile. */
  async next(): Promise<Uint8Array | undefined> {
    if (this.wasClosed()) return undefined
    const handle = (this.handle ??= await open(this.path, 'r'))
    if (this.wasClosed()) {
      // Closed while the file was being opened: nobody else will close it.
      await this.close()
      return undefined
    }
    const chunk = new Uint8Array(Math.min(CHUNK_BYTES, this.last + 1 - this.position))
    const read = await handle.read(chunk, 0, chunk.length, this.position)
    if (this.wasClosed()) return undefined
    if (read.bytesRead === 0) throw new RangeError('the file became shorter while it was read')
    this.position += read.bytesRead
    return chunk.subarray(0, read.bytesRead)
  }

  /** Asked anew after every wait: the compiler takes it that a field keeps its value. */
  private wasClosed(): boolean {
    return this.closed
  }

  async close(): Promise<void> {
    this.closed = true
    const { handle } = this
    this.handle = undefined
    await handle?.close().catch(() => undefined)
  }
}
