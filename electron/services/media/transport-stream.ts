import { EncodedPacketSink, Input, MPEG_TS, type InputVideoTrack } from 'mediabunny'
import { AppError } from '#shared/lib/app-error.ts'
import type { FileReader } from './file-reader.ts'
import { lookAtH264, type H264Look } from './h264-fields.ts'
import { parserSource } from './parser-source.ts'
import type { Remedies } from './unplayable.ts'

/** How many pictures are looked at: a camera that stores half pictures apart does so from the beginning. */
const PACKETS_LOOKED_AT = 12

export function transportInput(file: FileReader): Input {
  return new Input({ source: parserSource(file), formats: [MPEG_TS] })
}

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

/**
 * What can be made of a transport stream (AVCHD and its relatives). H.264 in it can be packed anew as it is, which is
 * quick and keeps every picture; of woven half pictures a conversion makes pictures without combs, so it comes first.
 * @throws media-no-picture
 */
export async function transportRemedies(file: FileReader, name: string): Promise<Remedies> {
  const input = transportInput(file)
  try {
    const [track] = await input.getVideoTracks()
    if (track === undefined) {
      if ((await input.getAudioTracks()).length > 0) throw new AppError('media-no-picture', { name })
      return ['convert']
    }
    if ((await track.getCodec()) !== 'avc') return ['convert']
    const look = await h264LookOf(track)
    if (look === undefined) return ['convert']
    return look.structure === 'frames' ? ['remux', 'convert'] : ['convert', 'remux']
  } finally {
    input.dispose()
  }
}
