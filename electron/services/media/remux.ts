import { open, type FileHandle } from 'node:fs/promises'
import {
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type EncodedPacket,
  type Input,
  type InputAudioTrack,
  type InputVideoTrack,
  type StreamTargetChunk,
} from 'mediabunny'
import { AppError } from '#shared/lib/app-error.ts'
import { packFrames, type PackedFrames } from '#shared/time/frame-index.ts'
import { SIGNATURE_BYTES, signatureOf } from './containers.ts'
import { diskFault } from './disk-fault.ts'
import { withFile, type FileReader } from './file-reader.ts'
import { longestKeyDistanceMs } from './frame-spacing.ts'
import { frameTimesUs } from './frame-times.ts'
import type { H264Look } from './h264-fields.ts'
import { isPlayableSound } from './playable.ts'
import { h264LookOf, sequentialTransportInput } from './transport-stream.ts'

export type RemuxInput = { readonly path: string; readonly part: string; readonly name: string }
/** What the original was, for the comparison with the copy. */
export type RemuxOutput = {
  readonly width: number
  readonly height: number
  readonly interlaced: boolean
  readonly soundCodec: string | null
  readonly frames: PackedFrames
  readonly keyEveryMs: number
}
type Context = { readonly signal: AbortSignal; readonly progress: (fraction: number, note?: string) => void }

/**
 * Packs the H.264 pictures of a transport stream into an mp4 as they are, without a converter; sound that the engine
 * does not play (AC-3) is left out. Packets go from file to file: 250 MB of memory for a file of 650 MB, and less than a
 * tenth of what is larger, which is how far the pictures may get ahead of their sound. What it leaves behind at `part` when
 * it throws is for the caller to remove.
 *
 * @throws converter-needed for pictures that it cannot pack: another codec, or half pictures stored apart, of which two
 * packets would pass for two frames; media-frames-unreadable {name}; disk-full, conversion-folder.
 */
export function remuxTransportStream({ path, part, name }: RemuxInput, context: Context): Promise<RemuxOutput> {
  return withFile(
    path,
    context.signal,
    async (file) => {
      if (signatureOf(await file.read(0, SIGNATURE_BYTES)).kind !== 'transport') throw new AppError('converter-needed')
      const input = await sequentialTransportInput(file, ASKING)
      try {
        return await remux(file, input, part, name, context)
      } catch (error) {
        throw diskFault(error) ?? error
      } finally {
        input.dispose()
      }
    },
    READING,
  )
}

/** The whole file is read for its frame times, once more for its pictures, and once more for its sound. */
const READING = 8
const ASKING = 64

async function remux(
  file: FileReader,
  input: Input,
  part: string,
  name: string,
  { signal, progress }: Context,
): Promise<RemuxOutput> {
  const [video] = await input.getVideoTracks()
  const look = video === undefined ? undefined : await h264LookOf(video)
  if (video === undefined || look === undefined || look.structure === 'apart') throw new AppError('converter-needed')
  const { ptsUs, keysUs } = await frameTimesUs(video, undefined, { name, fileSize: file.size, signal })
  const [first] = await input.getAudioTracks()
  const soundCodec = (await first?.getCodec()) ?? null
  const sound = first !== undefined && isPlayableSound(soundCodec) ? first : undefined
  const told = (frames: number): void => progress(frames / ptsUs.length, '')
  await copyTracks({ video, sound, look, startS: (ptsUs[0] ?? 0) / 1e6, signal, told }, part)
  return {
    width: shownWidth(look),
    height: look.height,
    interlaced: look.structure !== 'frames',
    soundCodec,
    frames: packFrames(ptsUs),
    keyEveryMs: longestKeyDistanceMs(keysUs, ptsUs),
  }
}

const shownWidth = ({ width, pixelAspect }: H264Look): number => Math.round(width * pixelAspect)

type Tracks = {
  readonly video: InputVideoTrack
  readonly sound: InputAudioTrack | undefined
  /** The reader of version 1.61 takes half the height of woven pictures for the whole. */
  readonly look: H264Look
  readonly startS: number
  readonly signal: AbortSignal
  readonly told: (frames: number) => void
}

async function copyTracks(tracks: Tracks, part: string): Promise<void> {
  const handle = await open(part, 'w')
  try {
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target: intoFile(handle) })
    const videoSource = new EncodedVideoPacketSource('avc')
    output.addVideoTrack(videoSource)
    const loops = [() => copyVideo(tracks, videoSource)]
    const codec = await tracks.sound?.getCodec()
    if (tracks.sound !== undefined && codec !== undefined && codec !== null) {
      const soundSource = new EncodedAudioPacketSource(codec)
      output.addAudioTrack(soundSource)
      const { sound } = tracks
      loops.push(() => copySound(sound, tracks, soundSource))
    }
    await output.start()
    try {
      await Promise.all(loops.map((loop) => loop()))
      await output.finalize()
    } catch (error) {
      await output.cancel().catch(() => undefined)
      throw error
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function intoFile(handle: FileHandle): StreamTarget {
  const writable = new WritableStream<StreamTargetChunk>({
    async write({ data, position }) {
      for (let done = 0; done < data.length;) {
        done += (await handle.write(data, done, data.length - done, position + done)).bytesWritten
      }
    },
  })
  return new StreamTarget(writable, { chunked: true })
}

/** Times counted from the first frame, so that the copy begins at 0 with picture and sound as far apart as before. */
const moved = (packet: EncodedPacket, startS: number): EncodedPacket =>
  packet.clone({ timestamp: packet.timestamp - startS })

async function copyVideo(tracks: Tracks, source: EncodedVideoPacketSource): Promise<void> {
  const { video, look, startS, signal, told } = tracks
  const config = await video.getDecoderConfig()
  if (config === null) throw new AppError('converter-needed')
  const size = { codedHeight: look.height, displayAspectWidth: shownWidth(look), displayAspectHeight: look.height }
  let meta: EncodedVideoChunkMetadata | undefined = { decoderConfig: { ...config, ...size } }
  let frames = 0
  for await (const packet of new EncodedPacketSink(video).packets()) {
    signal.throwIfAborted()
    await source.add(moved(packet, startS), meta)
    meta = undefined
    frames += 1
    told(frames)
  }
  source.close()
}

async function copySound(track: InputAudioTrack, { startS, signal }: Tracks, source: EncodedAudioPacketSource) {
  const config = await track.getDecoderConfig()
  let meta: EncodedAudioChunkMetadata | undefined = config === null ? undefined : { decoderConfig: config }
  for await (const packet of new EncodedPacketSink(track).packets()) {
    signal.throwIfAborted()
    // An mp4 cannot begin before its first frame does: sound that comes earlier belongs to no picture.
    if (packet.timestamp < startS) continue
    await source.add(moved(packet, startS), meta)
    meta = undefined
  }
  source.close()
}
