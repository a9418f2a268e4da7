import { ALL_FORMATS, CanvasSink, Input, UrlSource } from 'mediabunny'
import { readFrameCode } from '../frame-code.ts'

/** Other ways to show a frame, for comparison on the same machine and file. */
const peers = {
  /** A plain video element that is stepped by a rate, as most programs do it: how long each step took, and what it showed. */
  async plainSteps(url: string, fromS: number, rate: number, steps: number): Promise<readonly PlainStep[]> {
    const video = document.createElement('video')
    video.crossOrigin = 'use-credentials'
    video.preload = 'auto'
    video.src = url
    document.body.append(video)
    await once(video, 'loadeddata')
    const seek = async (timeS: number): Promise<number> => {
      const begun = performance.now()
      video.currentTime = timeS
      await once(video, 'seeked')
      const tookMs = performance.now() - begun
      // Given time to paint, so that only the wrong frame counts as wrong and not a late one.
      await new Promise((resolve) => setTimeout(resolve, 40))
      return tookMs
    }
    await seek(fromS)
    const done: PlainStep[] = []
    for (let n = 0; n < steps; n += 1) {
      const tookMs = await seek(video.currentTime + 1 / rate)
      done.push({ tookMs, frame: readFrameCode(video, 0)?.frame ?? null })
    }
    video.remove()
    return done
  },

  /** mediabunny's CanvasSink, which decodes by itself: how long each random picture took. */
  async canvasSink(url: string, timesS: readonly number[]): Promise<readonly number[]> {
    const source = new UrlSource(url, { requestInit: { credentials: 'include' } })
    const input = new Input({ source, formats: ALL_FORMATS })
    const track = await input.getPrimaryVideoTrack()
    if (track === null) throw new Error('no picture')
    const sink = new CanvasSink(track)
    const took: number[] = []
    for (const timeS of timesS) {
      const begun = performance.now()
      await sink.getCanvas(timeS)
      took.push(performance.now() - begun)
    }
    input.dispose()
    return took
  },
}

export type PlainStep = { readonly tookMs: number; readonly frame: number | null }

const once = (video: HTMLVideoElement, event: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    video.addEventListener(event, resolve, { once: true })
    video.addEventListener('error', () => reject(new Error(video.error?.message ?? 'error')), { once: true })
  })

export type Peers = typeof peers
declare global {
  interface Window {
    peers: Peers
  }
}
window.peers = peers
