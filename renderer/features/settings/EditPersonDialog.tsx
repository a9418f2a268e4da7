import { useState } from 'react'
import type { Person, Role } from '#shared/study/people.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { RoleBoxes } from './RoleBoxes.tsx'
import styles from './settings.module.css'

export function EditPersonDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const client = useClient()
  const [name, setName] = useState(person.name)
  const [roles, setRoles] = useState<readonly Role[]>(person.roles)
  const [active, setActive] = useState(person.active)
  const save = useAction(async () => {
    await client.call('people.update', { id: person.id, name: name.trim(), roles: [...roles], active })
    onClose()
  })
  return (
    <Dialog
      title={`Edit ${person.name}`}
      isOpen
      isBusy={save.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            isDisabled={name.trim() === '' || roles.length === 0 || save.busy}
            onPress={() => void save.run()}
          >
            Save
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} maxLength={60} isRequired />
        <RoleBoxes roles={roles} onChange={setRoles} />
        <Checkbox
          label="Active"
          detail="Who is not active cannot sign in. What they coded stays."
          isSelected={active}
          onChange={setActive}
        />
      </div>
      <ErrorNotice error={save.error} />
    </Dialog>
  )
}
