import { AudioSampleSink, type AudioSample, type InputAudioTrack } from 'mediabunny'
import { binLengthFor, peakMeter } from '#shared/study/sound-peaks.ts'
import { openMedia, type Onward } from './open-media.ts'
import type { ScanReport } from './scan-order.ts'

/** Decodes the first sound track of a file as a stream. Rejects when the file cannot be read to its end. */
export async function readSound(url: string, onward: Onward): Promise<ScanReport> {
  const input = openMedia(url)
  try {
    const track = await input.getPrimaryAudioTrack()
    if (track === null || !(await decodes(track))) return { kind: 'no-sound' }
    const durationUs = (await track.computeDuration()) * 1e6
    const meter = peakMeter(binLengthFor(durationUs))
    const planes: Float32Array<ArrayBuffer>[] = []
    for await (const sample of new AudioSampleSink(track).samples()) {
      const atUs = sample.timestamp * 1e6
      const channels = copied(sample, planes)
      meter.add(atUs, sample.sampleRate, channels, sample.numberOfFrames)
      sample.close()
      await onward(atUs / durationUs)
    }
    const sound = meter.sound()
    return sound === null ? { kind: 'no-sound' } : { kind: 'sound', sound }
  } finally {
    input.dispose()
  }
}

async function decodes(track: InputAudioTrack): Promise<boolean> {
  if ((await track.getCodec()) === null) return false
  return track.canDecode()
}

/** The channels of a sample in memory that is used again and again. */
function copied(sample: AudioSample, planes: Float32Array<ArrayBuffer>[]): readonly Float32Array[] {
  for (let c = 0; c < sample.numberOfChannels; c += 1) {
    let plane = planes[c]
    if (plane === undefined || plane.length < sample.numberOfFrames)
      planes[c] = plane = new Float32Array(sample.numberOfFrames)
    sample.copyTo(plane, { planeIndex: c, format: 'f32-planar' })
  }
  return planes.slice(0, sample.numberOfChannels)
}
