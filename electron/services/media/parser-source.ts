import { CustomSource } from 'mediabunny'
import { ReadBudgetSpent, type FileReader } from './file-reader.ts'

/**
 * How often the parser may ask for bytes: far more than the most fragmented sound file needs (a Matroska file asks
 * about twice for each 100 KB), and spent within seconds by a parser that goes round in circles.
 */
const ALWAYS_ASKS = 500_000
const BYTES_AN_ASK = 256

type InternalRead = (this: CustomSource, ...args: unknown[]) => unknown

/**
 * Our own source rather than the library's file source: it closes when we say, stops when it is told to, and cannot
 * be asked for ever. The last matters because the Matroska parser of version 1.61 loops without end, and without
 * giving way to timers, on rubbish that ends eight bytes before the end of the file; it then only asks its cache,
 * which is why the asking is counted and not the reading of the file.
 *
 * @param passes how many times over the whole file may be gone through: for one who reads it all, not only its index.
 */
export function parserSource(file: FileReader, passes = 1): CustomSource {
  const source = new CustomSource({
    getSize: () => file.size,
    read: (start, end) => file.read(start, end - start),
    prefetchProfile: 'fileSystem',
    // Reading ahead that fails is tried again, and reported, when the bytes are needed.
    handleUnhandledError: () => undefined,
  })
  let asksLeft = ALWAYS_ASKS + (passes * file.size) / BYTES_AN_ASK
  // Not in the library's types. A test on such a file fails if a later version calls it otherwise.
  const read = Reflect.get(source, '_read') as InternalRead
  const countedRead: InternalRead = function (...args) {
    asksLeft -= 1
    if (asksLeft < 0) throw new ReadBudgetSpent()
    return read.apply(this, args)
  }
  Reflect.set(source, '_read', countedRead)
  return source
}
