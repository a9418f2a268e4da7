import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { animate, type Camera } from './animate.ts'
import { height, painterFor, width } from './paint.ts'
import type { Script } from './script.ts'
import { renderSound, sampleRate } from './sound.ts'
import { writeVoices } from './voice.ts'

/**
 * A key frame each second makes stepping and seeking quick; no B-frames, so that coding order is showing order.
 * Bit-exact flags leave out dates and versions, which makes two runs comparable.
 */
function encoderArguments(sound: string, target: string): string[] {
  const raw = `-f rawvideo -pix_fmt rgba -s ${width}x${height} -framerate 25 -i pipe:0`
  const pcm = `-f s16le -ar ${sampleRate} -ac 1 -i`
  const video =
    '-c:v libx264 -preset slow -tune animation -crf 35.5 -bf 0 -g 25 -keyint_min 25 -sc_threshold 0 -threads 1'
  const colours =
    '-vf scale=out_color_matrix=bt709:out_range=tv -pix_fmt yuv420p -colorspace bt709 -color_primaries bt709'
  const audio = '-x264-params psy=0:ipratio=1.2 -color_trc bt709 -c:a aac -b:a 11k -ac 1'
  const file = '-movflags +faststart -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1'
  const words = (text: string): string[] => text.split(' ')
  return [
    '-hide_banner',
    '-loglevel',
    'error',
    '-y',
    ...words(raw),
    ...words(pcm),
    sound,
    ...words(`${video} ${colours} ${audio} ${file}`),
    target,
  ]
}

/** Draws one camera of one recording into an mp4 file with H.264 picture and AAC sound. Throws when the encoder fails. */
export async function encodeCamera(script: Script, camera: Camera, target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-demo-'))
  try {
    const sound = join(folder, 'sound.raw')
    const voices = writeVoices(script)
    await writeFile(sound, renderSound(voices, camera))
    const encoder = spawn('ffmpeg', encoderArguments(sound, target), { stdio: ['pipe', 'inherit', 'inherit'] })
    const closed = once(encoder, 'close')
    const painter = painterFor(script, camera)
    for (const frame of animate(script, camera, voices)) {
      painter.paint(frame)
      if (!encoder.stdin.write(Buffer.from(painter.pixels()))) await once(encoder.stdin, 'drain')
    }
    encoder.stdin.end()
    const [code] = (await closed) as [number | null]
    if (code !== 0) throw new Error(`ffmpeg ended with code ${code} while writing ${target}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
