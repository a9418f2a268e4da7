import { useState } from 'react'
import { useStore } from 'zustand'
import { preciseText } from '../../../state/clock-text.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../../state/workspace-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { goTo } from './go-to.ts'

export function GoToDialog() {
  const { ui, player } = useWorkspace()
  const cameras = useObservation((state) => state.view.cameras)
  const isOpen = useWorkspaceUi((state) => state.dialog === 'go-to')
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const leads = useStore(player.store, ({ moment }) => moment.camera)
  const counted = cameras.length > 1 ? cameras.find(({ id }) => id === leads)?.label : undefined
  const close = (): void => {
    ui.setState({ dialog: null })
    setText('')
    setError(null)
  }
  const go = (): void => {
    const fault = goTo(text, player, cameras)
    if (fault === null) close()
    else setError(fault)
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
          hint={`A time such as 1:04 or 3:12.480, a frame such as f 4812${counted === undefined ? '' : ` of “${counted}”`}.`}
        />
      </form>
    </Dialog>
  )
}
