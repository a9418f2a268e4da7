import { useState } from 'react'
import type { TrainingSetRow } from '#shared/study/training.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Notice } from '../../ui/Notice.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from './training.module.css'

/** Gives a set to coders. Each gets its recordings under codes of chance. */
export function GiveDialog({ set, onClose }: { readonly set: TrainingSetRow; readonly onClose: () => void }) {
  const client = useClient()
  const people = useQuery('people.list', {}, { topics: ['people'] })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const coders = people.data?.filter(({ active, roles }) => active && roles.includes('coder')) ?? []
  const give = useAction(async () => {
    const { given } = await client.call('training.give', { setId: set.id, personIds: [...chosen] })
    tell(`Given to ${counted(given, 'coder')}.`)
    onClose()
  })
  return (
    <Dialog
      title={`Give “${set.name}” to coders`}
      intro={`${counted(set.clips.length, 'recording')} with ${set.schemeName} v${set.schemeVersion}. They appear in My work as training.`}
      isOpen
      isBusy={give.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={chosen.length === 0 || give.busy} onPress={() => void give.run()}>
            Give
          </Button>
        </>
      }
    >
      {people.data !== undefined && coders.length === 0 ? (
        <Notice kind="warn">Nobody has the role of a coder. Give it under People first.</Notice>
      ) : null}
      <ul className={styles.people}>
        {coders.map(({ id, name }) => (
          <li key={id}>
            <Checkbox
              label={name}
              isSelected={chosen.includes(id)}
              onChange={(on) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          </li>
        ))}
      </ul>
      <ErrorNotice error={people.error ?? give.error} />
    </Dialog>
  )
}
