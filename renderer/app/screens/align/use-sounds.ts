import { useEffect, useMemo } from 'react'
import type { Camera } from '#shared/study/recording.ts'
import { useClient } from '../../../host/client-context.tsx'
import { fromBase64 } from '../../../host/media-scan/base64.ts'
import { scanSound } from '../../../host/media-scan.ts'
import { createWaveforms, type Waveforms } from '../../../state/waveforms.ts'

/** Pictures come first: sound that has never been drawn is listened to when they have been there for this long. */
const SETTLED_MS = 2000

/** The waveforms of the cameras: a clap is seen before it is heard. */
export function useSounds(cameras: readonly Camera[]): Waveforms {
  const client = useClient()
  const waveforms = useMemo(
    () =>
      createWaveforms({
        fetchLevel: async (mediaId, level) => {
          const found = await client.call('media.waveform', { mediaId, level })
          return found === null ? null : { ...found, peaks: fromBase64(found.peaks) }
        },
        read: (file, options) => scanSound(client, file, { ...options, gentle: () => true }),
      }),
    [client],
  )
  useEffect(() => {
    const files = cameras.flatMap(({ segments }) =>
      segments.filter((file) => file.hasAudio && file.state !== 'missing'),
    )
    waveforms.ask(files)
    const timer = setTimeout(() => waveforms.read(files), SETTLED_MS)
    return () => {
      clearTimeout(timer)
      waveforms.destroy()
    }
  }, [cameras, waveforms])
  return waveforms
}
