/**
 * When a seek is over. A picture is certain when the engine has said both "seeked" and "this frame is presented". Where
 * it says only the first for a time of grace, nobody knows what is on screen: the seek is made once more, to another
 * moment of the same frame, and only then believed without a word.
 */
export type SeekProgress = {
  /** The frame that is being shown, or null when nothing is under way. */
  readonly target: number | null
  /** The frame asked for meanwhile; of several only the last is kept. */
  readonly next: number | null
  readonly seeked: boolean
  readonly presented: boolean
  /** The seek is being made for the second time. */
  readonly again: boolean
}

export const idle: SeekProgress = { target: null, next: null, seeked: false, presented: false, again: false }

export type SeekEvent =
  /** `onScreen`: the frame that the engine presented last. */
  | { readonly type: 'asked'; readonly frame: number; readonly onScreen?: number }
  | { readonly type: 'seeked' }
  | { readonly type: 'presented'; readonly frame: number }
  | { readonly type: 'grace-over' }

/** The state after an event. A finished seek leaves `idle`, or begins the one that was asked for meanwhile. */
export function seekStep(state: SeekProgress, event: SeekEvent): SeekProgress {
  if (event.type === 'asked')
    return state.target === null || repeatsPicture(state, event.onScreen)
      ? begin(event.frame)
      : { ...state, next: event.frame }
  if (state.target === null) return state
  if (event.type === 'grace-over') {
    if (!state.seeked) return state
    return state.again || state.next !== null ? finish(state) : { ...state, seeked: false, again: true }
  }
  const after: SeekProgress =
    event.type === 'seeked'
      ? { ...state, seeked: true }
      : { ...state, presented: state.presented || event.frame === state.target }
  return after.seeked && after.presented ? finish(after) : after
}

/** A seek to the picture that is there already: it only waits for its time of grace, and nothing has to wait for that. */
function repeatsPicture(state: SeekProgress, onScreen: number | undefined): boolean {
  return state.seeked && state.target === onScreen
}

function begin(frame: number): SeekProgress {
  return { ...idle, target: frame }
}

function finish(state: SeekProgress): SeekProgress {
  return state.next === null || state.next === state.target ? idle : begin(state.next)
}
