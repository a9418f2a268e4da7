import { useState } from 'react'
import { fastestIn, SLOWEST } from '../../../state/speed.ts'
import { passOf } from '../../../state/workspace.ts'
import { useObservation, useWorkspace, useWorkspaceUi } from '../../../state/workspace-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'

/** A speed typed in, for those between the steps. */
export function SpeedDialog() {
  const { ui, player } = useWorkspace()
  const isOpen = useWorkspaceUi((state) => state.dialog === 'speed')
  const scheme = useObservation((state) => state.view.scheme)
  const passId = useWorkspaceUi((state) => state.passId)
  const pass = passOf(scheme, passId)
  const fastest = fastestIn(pass)
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const close = (): void => {
    ui.setState({ dialog: null })
    setText('')
    setError(null)
  }
  const set = (): void => {
    const rate = /^\s*\d+(?:[.,]\d+)?\s*[x×]?\s*$/.test(text) ? Number.parseFloat(text.replace(',', '.')) : Number.NaN
    if (!(rate >= SLOWEST && rate <= fastest)) {
      const limit = pass.speedMax === null ? '' : ` In “${pass.name}” the highest speed is ${fastest}×.`
      setError(`Write a speed from ${SLOWEST} to ${fastest}, such as 0.6.${limit}`)
    } else {
      player.setRate(rate)
      close()
    }
  }
  return (
    <Dialog
      title="Speed"
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onPress={close}>Leave as it is</Button>
          <Button kind="primary" onPress={set}>
            Set
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          set()
        }}
      >
        <TextField
          label="Speed"
          value={text}
          onChange={setText}
          error={error}
          autoFocus
          placeholder={String(player.store.getState().rate)}
          hint="1 is normal speed, 0.5 half of it."
        />
      </form>
    </Dialog>
  )
}
