import { useState, type ReactNode } from 'react'
import type { SchemeFileLook } from '#shared/contract/views.ts'
import { useChooser } from '../../host/chooser.tsx'
import { useClient } from '../../host/client-context.tsx'
import { useAction } from '../../host/use-action.ts'
import { TakeInDialog } from './TakeInDialog.tsx'

export type TakeIn = {
  readonly busy: boolean
  readonly error: unknown
  readonly choose: () => void
  /** What was found in the chosen file, to be decided on. */
  readonly dialog: ReactNode
}

/** From choosing a scheme file to a draft. Nothing is stored before the person has seen what is in it. */
export function useTakeIn(): TakeIn {
  const client = useClient()
  const chooseFile = useChooser()
  const [seen, setSeen] = useState<{ readonly path: string; readonly look: SchemeFileLook } | null>(null)
  const look = async (path: string): Promise<void> =>
    setSeen({ path, look: await client.call('schemes.readFile', { path }) })
  const choose = useAction(async () => {
    const [path] = await chooseFile('scheme-file')
    if (path !== undefined) await look(path)
  })
  const again = useAction(look)
  return {
    busy: choose.busy,
    error: choose.error,
    choose: () => void choose.run(),
    dialog:
      seen === null ? null : (
        <TakeInDialog
          path={seen.path}
          look={seen.look}
          reading={again.busy}
          readError={again.error}
          onReadAgain={() => void again.run(seen.path)}
          onClose={() => {
            again.clearError()
            setSeen(null)
          }}
        />
      ),
  }
}
