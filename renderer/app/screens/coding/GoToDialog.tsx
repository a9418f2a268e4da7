import { useState } from 'react'
import { ms } from '#shared/time/ms.ts'
import { parseClock, preciseText } from '../../../state/clock-text.ts'
import { useWorkspace, useWorkspaceUi } from '../../../state/workspace-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'

export function GoToDialog() {
  const { ui, player } = useWorkspace()
  const isOpen = useWorkspaceUi((state) => state.dialog === 'go-to')
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const close = (): void => {
    ui.setState({ dialog: null })
    setText('')
    setError(null)
  }
  const go = (): void => {
    const atMs = parseClock(text)
    if (atMs === null) setError('Write a time such as 1:04 or 3:12.480.')
    else if (atMs > player.durationMs) setError(`The recording ends at ${preciseText(player.durationMs)}.`)
    else {
      player.seekTo(ms(atMs))
      close()
    }
  }
  return (
    <Dialog
      title="Go to a time"
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
        <TextField label="Time" value={text} onChange={setText} error={error} autoFocus placeholder={preciseText(0)} />
      </form>
    </Dialog>
  )
}
