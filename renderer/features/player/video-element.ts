import './no-dynamic-style.ts'
import videojs from 'video.js'

// Its warnings are about pages that it manages itself; what goes wrong reaches us as an error.
videojs.log.level('error')

/** One video.js player reduced to what frame-exact work needs: its video element, its source, its errors. */
export type VideoElement = {
  readonly video: HTMLVideoElement
  /** Called once with whether there is a picture, when the first data are there. */
  readonly onLoaded: (listener: (hasPicture: boolean) => void) => void
  /** Called with the media error's number (1 to 4) and message. */
  readonly onError: (listener: (code: number, message: string) => void) => void
  readonly dispose: () => void
}

/**
 * Opens `url` in `parent`. Containers that the engine reads although it does not know their name (mov, mkv) are all
 * given as mp4. A media address of another origin needs the cookie: that is the loopback host.
 */
export function openVideo(parent: HTMLElement, url: string, label: string): VideoElement {
  const element = document.createElement('video')
  element.className = 'video-js'
  element.playsInline = true
  element.tabIndex = -1
  element.setAttribute('aria-label', label)
  if (/^https?:/.test(url)) element.crossOrigin = 'use-credentials'
  parent.append(element)
  const player = videojs(element, {
    controls: false,
    autoplay: false,
    preload: 'auto',
    bigPlayButton: false,
    controlBar: false,
    errorDisplay: false,
    loadingSpinner: false,
    posterImage: false,
    textTrackDisplay: false,
    textTrackSettings: false,
    userActions: { click: false, doubleClick: false, hotkeys: false },
    html5: { preloadTextTracks: false },
    crossOrigin: /^https?:/.test(url) ? 'use-credentials' : null,
  })
  // It calls itself a landmark of the page, each camera the same one. The screen names its parts itself.
  player.el().removeAttribute('role')
  player.el().removeAttribute('aria-label')
  player.src({ src: url, type: mediaType(url) })
  return {
    video: element,
    onLoaded: (listener) => {
      player.one('loadeddata', () => {
        listener(element.videoWidth > 0)
      })
    },
    onError: (listener) => {
      player.on('error', () => {
        const error = player.error()
        listener(error?.code ?? 4, error?.message ?? '')
      })
    },
    dispose: () => {
      player.dispose()
    },
  }
}

function mediaType(url: string): string {
  return /\.webm(\?|$)/i.test(url) ? 'video/webm' : 'video/mp4'
}
