import { useState } from 'react'
import { ms } from '#shared/time/ms.ts'
import type { Camera } from '#shared/study/recording.ts'
import { parseSought, preciseText } from '../../../state/clock-text.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../../state/workspace-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'

export function GoToDialog() {
  const { ui, player } = useWorkspace()
  const cameras = useObservation((state) => state.view.cameras)
  const isOpen = useWorkspaceUi((state) => state.dialog === 'go-to')
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const close = (): void => {
    ui.setState({ dialog: null })
    setText('')
    setError(null)
  }
  const go = (): void => {
    const sought = parseSought(text)
    const last = lastFrame(cameras, player.currentMoment().camera)
    if (sought === null) setError('This is neither a time nor a frame. Nothing has moved.')
    else if (sought.kind === 'frame' && last === null) setError('There is no picture, so there are no frames to go to.')
    else if (sought.kind === 'frame' && last !== null && sought.frame > last) setError(`The last frame is ${last}.`)
    else if (sought.kind === 'time' && sought.atMs > player.durationMs)
      setError(`The recording ends at ${preciseText(player.durationMs)}.`)
    else {
      if (sought.kind === 'frame') player.showFrame(sought.frame)
      else player.seekTo(ms(sought.atMs))
      close()
    }
  }
  return (
    <Dialog
      title="Go to a time or frame"
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onPress={close}>Stay here</Button>
          <Button kind="primary" onPress={go}>
            Go
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <TextField
          label="Time or frame"
          value={text}
          onChange={setText}
          error={error}
          autoFocus
          placeholder={preciseText(0)}
          hint="A time such as 1:04 or 3:12.480, a frame such as f 4812."
        />
      </form>
    </Dialog>
  )
}

/** Number of the last frame of a camera over all its files, or null where no picture could be opened. */
function lastFrame(cameras: readonly Camera[], id: string | null): number | null {
  const camera = cameras.find((each) => each.id === id)
  if (camera === undefined) return null
  const counts = camera.segments.map(({ map: { frames } }) =>
    frames.kind === 'constant' ? frames.count : frames.deltasUs.length + 1,
  )
  return counts.reduce((sum, count) => sum + count, 0) - 1
}
