import type { StoreApi } from 'zustand/vanilla'
import type { Ms } from '#shared/time/ms.ts'

/** A moment of the recording as the coder sees it: the start of the frame on screen, and which frame of which camera that is. */
export type Moment = {
  /** Recording time at which the frame on screen starts. */
  readonly atMs: Ms
  /** The camera whose frame names the moment, or null while no picture could be opened. */
  readonly camera: string | null
  /** Index of that frame over all files of the camera, or null while no picture could be opened. */
  readonly frame: number | null
}

/** Why a camera shows no picture: a code of the message catalogue. */
export type CameraProblem = 'media-missing' | 'media-no-picture' | 'media-unreadable' | 'media-vanished'

export type CameraState = {
  readonly id: string
  readonly ready: boolean
  readonly problem: CameraProblem | null
  /** Its file has sent nothing for a while although it is needed. The picture stays, and goes on by itself. */
  readonly waiting: boolean
  /** Width by height of the picture as it is shown (turned, with its pixels' shape); null until that is known. */
  readonly aspect: number | null
}

/** A stretch played again and again; half-open. */
export type LoopSpan = { readonly startMs: Ms; readonly endMs: Ms }

export type PlayerState = {
  /** Every camera either shows a picture or has said why it cannot. */
  readonly ready: boolean
  readonly playing: boolean
  readonly seeking: boolean
  readonly rate: number
  /** How fast the pictures run backwards, as a multiple of normal speed; 0 while they do not. */
  readonly reverse: number
  /** Steps have taken long enough lately to be a hindrance: the file has few frames at which decoding can begin. */
  readonly slow: boolean
  readonly moment: Moment
  /** The one camera that is heard, or null when sound is off. */
  readonly audible: string | null
  readonly loop: LoopSpan | null
  readonly cameras: readonly CameraState[]
}

/** One to four cameras of one recording on one clock. The reference camera leads; times are recording times. */
export type Player = {
  readonly durationMs: Ms
  /** State for drawing; changes at every frame while playing. */
  readonly store: StoreApi<PlayerState>
  play(): void
  pause(): void
  toggle(): void
  /** Speed in 0.1 to 4; values outside are brought to the nearest end. */
  setRate(rate: number): void
  /** Shows the frame that is on screen at `atMs`, on every camera. Of several seeks in a row the last one wins. */
  seekTo(atMs: Ms): void
  /**
   * Shows frame `n` of a camera, of the reference camera where none is named. Where that one has no picture another shows
   * the moment of that frame.
   */
  showFrame(n: number, camera?: string): void
  /** Runs backwards at `rate` times normal speed, frame by frame as fast as the file allows; stops at the beginning. */
  playBackwards(rate: number): void
  /** Scrubs while a key is held: about `speed` times normal speed, forwards or (negative) backwards; 0 ends it, paused. */
  scrub(speed: number): void
  /**
   * Moves a camera on the recording's clock from its `part`-th file (from 0; the first when left out) on: the first frame
   * of that one then lies at `offsetUs`. Not for the reference camera.
   */
  setOffset(camera: string, offsetUs: number, part?: number): void
  /** Goes `k` frames on (or back) from the frame last asked for, and stays paused there. */
  stepFrames(k: number): void
  setLoop(loop: LoopSpan | null): void
  setAudible(camera: string | null): void
  /** Opens the file of a camera that shows a problem once more. */
  retry(camera: string): void
  /** The moment of the frame on screen, at this very instant. To be called inside the key event. */
  currentMoment(): Moment
  /** The start of the frame of the leading camera nearest to `atMs`; `atMs` itself without a picture. */
  snap(atMs: Ms): Ms
  destroy(): void
}
