import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { Person } from '#shared/study/people.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { hasRole, useStudy } from '../../host/study-context.tsx'
import { useQuery } from '../../host/use-query.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { AddPersonDialog } from './AddPersonDialog.tsx'
import { EditPersonDialog } from './EditPersonDialog.tsx'
import { PasscodeDialog } from './PasscodeDialog.tsx'
import { roleWords } from './role-words.ts'
import styles from './settings.module.css'

type Open = { readonly kind: 'add' } | { readonly kind: 'edit' | 'passcode'; readonly person: Person }

export function PeopleScreen() {
  const { person: me } = useStudy()
  const people = useQuery('people.list', {}, { topics: ['people'] })
  const [open, setOpen] = useState<Open | null>(null)
  const lead = hasRole(me, 'lead')
  const list = people.data ?? []
  const close = (): void => setOpen(null)
  return (
    <Page
      title="People"
      intro={
        list.length === 1
          ? 'You are alone in this study and are not asked to sign in. From the second person on, everybody signs in by name and passcode.'
          : 'Who takes part, and what each may do. Coders never see who else coded a recording.'
      }
      actions={
        lead ? (
          <Button kind="primary" onPress={() => setOpen({ kind: 'add' })}>
            <UserPlus size={15} aria-hidden /> Add person…
          </Button>
        ) : undefined
      }
    >
      <ErrorNotice error={people.error} />
      <Card>
        <Table caption="People of the study">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Roles</th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="sr-only">Steps</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  {person.name}
                  {person.id === me.id ? <span className={styles.off}> (you)</span> : null}
                </th>
                <td>{person.roles.map((role) => roleWords[role].name).join(', ')}</td>
                <td>{person.active ? <Badge kind="pass">Active</Badge> : <Badge kind="open">Not active</Badge>}</td>
                <td>
                  <div className={styles.acts}>
                    {lead ? (
                      <Button
                        small
                        aria-label={`Edit ${person.name}`}
                        onPress={() => setOpen({ kind: 'edit', person })}
                      >
                        Edit…
                      </Button>
                    ) : null}
                    {list.length > 1 && (lead || person.id === me.id) ? (
                      <Button
                        small
                        aria-label={`Passcode of ${person.name}`}
                        onPress={() => setOpen({ kind: 'passcode', person })}
                      >
                        Passcode…
                      </Button>
                    ) : null}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      {open?.kind === 'add' ? (
        <AddPersonDialog first={list.length === 1} taken={list.map((one) => one.name)} onClose={close} />
      ) : null}
      {open?.kind === 'edit' ? <EditPersonDialog person={open.person} onClose={close} /> : null}
      {open?.kind === 'passcode' ? (
        <PasscodeDialog person={open.person} own={open.person.id === me.id} onClose={close} />
      ) : null}
    </Page>
  )
}
