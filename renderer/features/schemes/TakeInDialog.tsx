import type { SchemeFileLook } from '#shared/contract/views.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { counted } from '../../ui/format/figures.ts'
import { nameOf } from '../../ui/format/paths.ts'
import { ProblemList } from './ProblemList.tsx'
import { FoundInFile } from './FoundInFile.tsx'

type TakeInDialogProps = {
  readonly path: string
  readonly look: SchemeFileLook
  readonly reading: boolean
  readonly readError: unknown
  readonly onReadAgain: () => void
  readonly onClose: () => void
}

/** What is in a scheme file: every problem with its place, or the scheme and what changes with it. */
export function TakeInDialog(props: TakeInDialogProps) {
  return props.look.ok ? <Right {...props} look={props.look} /> : <Wrong {...props} look={props.look} />
}

type Of<Ok extends boolean> = Omit<TakeInDialogProps, 'look'> & {
  readonly look: Extract<SchemeFileLook, { readonly ok: Ok }>
}

function Wrong({ path, look, reading, readError, onReadAgain, onClose }: Of<false>) {
  const count = look.problems.length + look.more
  return (
    <Dialog
      wide
      title={`“${nameOf(path)}” cannot be taken in`}
      intro={`${counted(count, 'problem')} found; nothing was taken in. Put ${count === 1 ? 'it' : 'them'} right in the file, then read it again.`}
      isOpen
      isBusy={reading}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button kind="primary" isDisabled={reading} onPress={onReadAgain}>
            Read the file again
          </Button>
        </>
      }
    >
      <ErrorNotice error={readError} />
      <ProblemList problems={look.problems} more={look.more} />
    </Dialog>
  )
}

function Right({ path, look, onClose }: Of<true>) {
  const client = useClient()
  const take = useAction(async () => {
    const { id } = await client.call('schemes.importFile', { path })
    onClose()
    goTo({ screen: 'draft', id })
  })
  return (
    <Dialog
      wide
      title={`Take in “${look.scheme.name}”`}
      intro={`From “${nameOf(path)}”. It becomes a draft: nobody codes with it before it is published.`}
      isOpen
      isBusy={take.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={take.busy} onPress={() => void take.run()}>
            Take in as a draft
          </Button>
        </>
      }
    >
      <ErrorNotice error={take.error} />
      <FoundInFile look={look} />
    </Dialog>
  )
}
