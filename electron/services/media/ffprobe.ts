import { z } from 'zod'
import { AppError } from '#shared/lib/app-error.ts'
import { diskFault } from './disk-fault.ts'
import { LONGEST_HOURS, MOST_FRAMES } from './frame-times.ts'
import { runProgram } from './run-program.ts'

/** What the converter's own reader says of a file. */
export type SourceLook = {
  readonly container: string
  readonly codec: string
  /** As the picture is shown: turned upright, with square pixels. */
  readonly width: number
  readonly height: number
  readonly rotation: number
  readonly interlaced: boolean
  readonly soundCodec: string | null
}

/** The converter's files only: no address that a file may name is followed. */
export const fileOnly = (path: string): string[] => ['-protocol_whitelist', 'file,pipe', '-i', `file:${path}`]

type Given = { readonly ffprobe: string; readonly path: string; readonly name: string; readonly signal: AbortSignal }

/** @throws converter-needed where the program is there no more; the reason of an aborted signal */
async function ask({ ffprobe, path, signal }: Given, args: readonly string[], onLine: (line: string) => void) {
  try {
    return await runProgram(ffprobe, ['-v', 'error', ...args, ...fileOnly(path)], { signal, onLine })
  } catch (error) {
    signal.throwIfAborted()
    // It was there when it was looked for: what its system says of it would pass for something about the copy's folder.
    throw diskFault(error) === undefined ? error : new AppError('converter-needed', {}, { cause: error })
  }
}

const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  field_order: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  side_data_list: z.array(z.looseObject({ rotation: z.number().optional() })).optional(),
})
const Look = z.object({ streams: z.array(Stream), format: z.object({ format_name: z.string() }).optional() })

const WOVEN: ReadonlySet<string> = new Set(['tt', 'bb', 'tb', 'bt'])

/** `16:15` as a number; 1 where it is not told. */
function ratioOf(text: string | undefined): number {
  const [width, height] = (text ?? '').split(':').map(Number)
  const ratio = (width ?? 0) / (height ?? 0)
  return Number.isFinite(ratio) && ratio > 0.1 && ratio < 10 ? ratio : 1
}

/** @throws conversion-refused {name} for what the converter cannot read; media-no-picture */
export async function lookBy(given: Given): Promise<SourceLook> {
  const { name } = given
  let text = ''
  const { code } = await ask(given, ['-show_streams', '-show_format', '-of', 'json'], (line) => (text += line))
  const look = code === 0 ? Look.safeParse(jsonOf(text)) : undefined
  if (look?.success !== true) throw new AppError('conversion-refused', { name })
  const { streams, format } = look.data
  // The picture of a cover is no film.
  const isFilm = ({ codec_type: type, disposition }: z.infer<typeof Stream>): boolean =>
    type === 'video' && disposition?.attached_pic !== 1
  const video = streams.find(isFilm)
  if (video === undefined) throw new AppError('media-no-picture', { name })
  const rotation = video.side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? 0
  const width = Math.round((video.width ?? 0) * ratioOf(video.sample_aspect_ratio))
  const height = video.height ?? 0
  const [shownWidth, shownHeight] = Math.abs(rotation) % 180 === 90 ? [height, width] : [width, height]
  return {
    container: format?.format_name.split(',')[0] ?? '',
    codec: video.codec_name ?? '',
    width: shownWidth,
    height: shownHeight,
    rotation,
    interlaced: await isInterlaced(given, video.field_order),
    soundCodec: streams.find(({ codec_type: type }) => type === 'audio')?.codec_name ?? null,
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Where the file does not say how its pictures are stored, the first of them do. */
async function isInterlaced(given: Given, order: string | undefined): Promise<boolean> {
  if (order !== undefined && order !== 'unknown') return WOVEN.has(order)
  const flags: string[] = []
  const first = ['-select_streams', 'V:0', '-read_intervals', '%+#25', '-show_entries', 'frame=interlaced_frame']
  await ask(given, [...first, '-of', 'csv=p=0'], (line) => {
    if (/^[01]/.test(line)) flags.push(line.slice(0, 1))
  })
  return flags.filter((flag) => flag === '1').length * 2 > flags.length
}

/**
 * Collects the time of every frame that is named, in whole microseconds; NaN for one without a time. Too many frames end
 * the reading. @throws conversion-refused {name}, media-too-long {name, hours}
 */
async function collect(
  given: Given,
  entries: string,
  timeOf: (fields: readonly string[]) => string | undefined,
): Promise<number[]> {
  const us: number[] = []
  const stop = new AbortController()
  const signal = AbortSignal.any([given.signal, stop.signal])
  const args = ['-select_streams', 'V:0', '-show_entries', entries, '-of', 'csv=p=0']
  const { code } = await ask({ ...given, signal }, args, (line) => {
    const time = line === '' ? undefined : timeOf(line.split(','))
    if (time !== undefined) us.push(Math.round(Number(time) * 1e6))
    if (us.length > MOST_FRAMES) stop.abort(new AppError('media-too-long', { name: given.name, hours: LONGEST_HOURS }))
  })
  if (code !== 0) throw new AppError('conversion-refused', { name: given.name })
  return us
}

function distinct(us: readonly number[]): number[] {
  const inOrder = [...us].sort((a, b) => a - b)
  return inOrder.filter((one, n) => one !== inOrder[n - 1])
}

/**
 * When each frame of the first film track begins, in whole microseconds, ascending, each once, as the packets say; those
 * that the file tells players to leave out are left out. Undefined when some packets have no time, as in AVI and MPEG
 * program streams with frames out of order. @throws conversion-refused {name}, media-too-long {name, hours}
 */
export async function packetTimesUs(given: Given): Promise<number[] | undefined> {
  const us = await collect(given, 'packet=pts_time,flags', ([time, flags]) =>
    flags?.includes('D') === true ? undefined : time,
  )
  return us.length === 0 || us.some(Number.isNaN) ? undefined : distinct(us)
}

/**
 * When each picture that can be drawn begins. Slow, for every picture is drawn: for files whose packets do not tell, and
 * for those that begin or break off in the middle of something. A picture without a time, as the last one often is,
 * comes one usual step after the one before it. @throws as `packetTimesUs`
 */
export async function drawnTimesUs(given: Given): Promise<number[]> {
  const us = await collect(given, 'frame=best_effort_timestamp_time', ([time]) => time)
  const steps = us.flatMap((one, n) => (n > 0 && one > (us[n - 1] ?? NaN) ? [one - (us[n - 1] ?? 0)] : []))
  const step = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
  us.forEach((one, n) => {
    const before = us[n - 1]
    if (Number.isNaN(one) && before !== undefined) us[n] = before + step
  })
  return distinct(us.filter((one) => !Number.isNaN(one)))
}
