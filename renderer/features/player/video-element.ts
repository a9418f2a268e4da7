import './no-dynamic-style.ts'
import videojs from 'video.js'

// Its warnings are about pages that it manages itself; what goes wrong reaches us as an error.
videojs.log.level('error')

/** One video.js player reduced to what frame-exact work needs: its video element, its source, its errors. */
export type VideoElement = {
  readonly video: HTMLVideoElement
  /** Called with whether there is a picture, whenever the first data of a source are there. */
  readonly onLoaded: (listener: (hasPicture: boolean) => void) => void
  /** Called with the media error's number (1 to 4) and message. */
  readonly onError: (listener: (code: number, message: string) => void) => void
  /** Opens the same source again, as if for the first time. */
  readonly reopen: () => void
  /** Brings it to the front of its place, or behind; one behind goes on naming its frames. */
  readonly setVisible: (visible: boolean) => void
  readonly dispose: () => void
}

/** Everything that video.js would draw or react to by itself is switched off: the application has its own. */
const nothingOfItsOwn = {
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
  keepPrivate(element)
  element.setAttribute('aria-label', label)
  if (/^https?:/.test(url)) element.crossOrigin = 'use-credentials'
  parent.append(element)
  const player = videojs(element, {
    ...nothingOfItsOwn,
    crossOrigin: /^https?:/.test(url) ? 'use-credentials' : null,
  })
  // It calls itself a landmark of the page, each camera the same one. The screen names its parts itself.
  player.el().removeAttribute('role')
  player.el().removeAttribute('aria-label')
  const source = { src: url, type: mediaType(url) }
  player.src(source)
  return {
    video: element,
    onLoaded: (listener) => {
      element.addEventListener('loadeddata', () => {
        listener(element.videoWidth > 0)
      })
    },
    onError: (listener) => {
      player.on('error', () => {
        const error = player.error()
        // Taking an error back is announced as one too.
        if (error === null) return
        listener(error?.code ?? 4, error?.message ?? '')
      })
    },
    reopen: () => {
      player.error(null)
      player.src(source)
    },
    setVisible: (visible) => {
      player.el().toggleAttribute('hidden', !visible)
    },
    dispose: () => {
      player.dispose()
    },
  }
}

/** The browser's own menu and buttons would save the recording, copy its address, or show it outside of the window. */
function keepPrivate(element: HTMLVideoElement): void {
  element.disablePictureInPicture = true
  element.disableRemotePlayback = true
  element.setAttribute('controlslist', 'nodownload noremoteplayback')
  element.preservesPitch = true
  element.addEventListener('contextmenu', (event) => {
    event.preventDefault()
  })
}

function mediaType(url: string): string {
  return /\.webm(\?|$)/i.test(url) ? 'video/webm' : 'video/mp4'
}
