import { EncodedPacketSink, VideoSampleSink, type InputVideoTrack, type VideoSample } from 'mediabunny'
import { lookTimes } from './look-times.ts'
import { openMedia, type Onward } from './open-media.ts'
import { lookAt, lumaOf, stretchesIn, type Look } from './picture-stretches.ts'
import type { ScanReport } from './scan-order.ts'

const WIDTH = 64
const HEIGHT = 36

/** Looks at pictures of a file about once a second. Rejects when the file cannot be read or decoded. */
export async function readPicture(url: string, durationMs: number, onward: Onward): Promise<ScanReport> {
  const input = openMedia(url)
  try {
    const track = await input.getPrimaryVideoTrack()
    if (track === null) return { kind: 'failed' }
    const first = await track.getFirstTimestamp()
    const end = first + durationMs / 1000
    const times = lookTimes(await keyTimes(track), end)
    const looks: Look[] = []
    const luma = lumaReader()
    let before: Float32Array | null = null
    for await (const sample of new VideoSampleSink(track).samplesAtTimestamps(times)) {
      if (sample === null) continue
      const now = luma(sample)
      looks.push(lookAt((sample.timestamp - first) * 1000, now, before))
      before = now
      await onward((sample.timestamp - first) / (end - first))
      sample.close()
    }
    const stepMs = Math.max(1, Math.round(durationMs / Math.max(1, looks.length)))
    return { kind: 'picture', check: { stepMs, ...stretchesIn(looks, durationMs) } }
  } finally {
    input.dispose()
  }
}

async function keyTimes(track: InputVideoTrack): Promise<number[]> {
  const packets = new EncodedPacketSink(track)
  const times: number[] = []
  let key = await packets.getFirstKeyPacket({ metadataOnly: true })
  while (key !== null) {
    times.push(key.timestamp)
    key = await packets.getNextKeyPacket(key, { metadataOnly: true })
  }
  return times.sort((a, b) => a - b)
}

/** Brightness of a picture made small. Each call gives an array of its own. */
function lumaReader(): (sample: VideoSample) => Float32Array {
  const context = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d', { willReadFrequently: true, alpha: false })
  if (context === null) throw new Error('no canvas')
  return (sample) => {
    sample.draw(context, 0, 0, WIDTH, HEIGHT)
    return lumaOf(context.getImageData(0, 0, WIDTH, HEIGHT).data)
  }
}
