import { useState } from 'react'
import { textAt } from '#shared/scheme/edit/things.ts'
import { useClient } from '../../host/client-context.tsx'
import { describeError, ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { tell } from '../../ui/toasts.ts'
import { useEditing, useEditor } from './editing/editor-context.ts'
import styles from './editor.module.css'

type PartedNoticeProps = {
  readonly name: string
  readonly onReload: () => void
}

/** The draft on disk is another one by now: nothing is overwritten, and nothing that was written here need be lost. */
export function PartedNotice({ name, onReload }: PartedNoticeProps) {
  const client = useClient()
  const { editor } = useEditing()
  const save = useEditor((state) => state.save)
  const [turn, setTurn] = useState(2)
  const keep = useAction(async () => {
    const { value } = editor.store.getState()
    const id = `${textAt(value, ['id']).slice(0, 36)}-${turn}`
    // The id may be taken: the next try takes the next one.
    setTurn(turn + 1)
    const draft = await client.call('schemes.makeDraft', {
      id,
      name: `${name} (kept apart)`.slice(0, 120),
      from: { kind: 'draft', value },
    })
    tell(`What you wrote is kept as the draft “${draft.name}”.`)
    goTo({ screen: 'draft-editor', id: draft.id })
  })
  if (save.kind === 'failed')
    return (
      <Notice
        kind="stop"
        announce
        title="Not saved yet"
        action={
          <Button small onPress={() => void editor.flush()}>
            Try again
          </Button>
        }
      >
        {describeError(save.error)} What you wrote is still here; leave this window open.
      </Notice>
    )
  if (save.kind !== 'parted') return null
  return (
    <Notice
      kind="stop"
      announce
      title="This draft was changed elsewhere"
      action={
        <div className={styles.ways}>
          <Button small kind="primary" isDisabled={keep.busy} onPress={() => void keep.run()}>
            Keep mine as a draft of its own
          </Button>
          <Button small onPress={onReload}>
            Load the other one
          </Button>
        </div>
      }
    >
      {describeError(save.error)} What you wrote since then is only here.
      <ErrorNotice error={keep.error} />
    </Notice>
  )
}
