import { EncodedPacketSink, Input, MPEG_TS, type InputVideoTrack } from 'mediabunny'
import { AppError, type ErrorParams } from '#shared/lib/app-error.ts'
import type { FileReader } from './file-reader.ts'
import { lookAtH264, type H264Look } from './h264-fields.ts'
import { parserSource } from './parser-source.ts'
import type { Remedies } from './unplayable.ts'

/** How many pictures are looked at: a camera that stores half pictures apart does so from the beginning. */
const PACKETS_LOOKED_AT = 12

/** @param passes see `parserSource`: packets of 188 bytes are each asked for. */
export function transportInput(file: FileReader, passes = 1): Input {
  return new Input({ source: parserSource(file, passes), formats: [MPEG_TS] })
}

/** How far apart the places are that a reader of a whole stream remembers; it goes from front to end and needs none. */
const REMEMBERED_EVERY_BYTES = 64 * 1024 * 1024

/**
 * As `transportInput`, for one who reads the stream from front to end. The library's reader (version 1.61) remembers a
 * place every few packets, each with its picture, so that nearly the whole file stays in memory; here it remembers few.
 */
export async function sequentialTransportInput(file: FileReader, passes: number): Promise<Input> {
  const input = transportInput(file, passes)
  await input.getVideoTracks()
  // Not in the library's types. A test on a long stream fails if a later version calls it otherwise.
  const demuxer = (await (Reflect.get(input, '_demuxerPromise') as Promise<unknown>)) as object
  Reflect.set(demuxer, DISTANCE, REMEMBERED_EVERY_BYTES)
  return input
}
const DISTANCE = 'minReferencePointByteDistance'

/** How an H.264 track stores its pictures; undefined when its beginning does not say. */
export async function h264LookOf(track: InputVideoTrack): Promise<H264Look | undefined> {
  const sink = new EncodedPacketSink(track)
  const packets: Uint8Array[] = []
  for (let packet = await sink.getFirstKeyPacket(); packet !== null; packet = await sink.getNextPacket(packet)) {
    packets.push(packet.data)
    if (packets.length === PACKETS_LOOKED_AT) break
  }
  return lookAtH264(packets)
}

/** `seen`: what a person knows such a film by, for the words of the refusal; empty where its beginning does not say. */
export type TransportLook = { readonly remedies: Remedies; readonly seen: ErrorParams }

/**
 * What can be made of a transport stream (AVCHD and its relatives). H.264 in it can be packed anew as it is, which is
 * quick and keeps every picture; of woven half pictures a conversion makes pictures without combs, so it comes first.
 * @throws media-no-picture
 */
export async function transportLook(file: FileReader, name: string): Promise<TransportLook> {
  const input = transportInput(file)
  try {
    const [track] = await input.getVideoTracks()
    if (track === undefined) {
      if ((await input.getAudioTracks()).length > 0) throw new AppError('media-no-picture', { name })
      return { remedies: ['convert'], seen: {} }
    }
    const look = (await track.getCodec()) === 'avc' ? await h264LookOf(track) : undefined
    if (look === undefined) return { remedies: ['convert'], seen: {} }
    const { structure, width, height } = look
    return structure === 'frames'
      ? { remedies: ['remux', 'convert'], seen: { width, height } }
      : { remedies: ['convert', 'remux'], seen: { width, height, interlaced: 1 } }
  } finally {
    input.dispose()
  }
}
