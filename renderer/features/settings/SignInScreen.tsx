import { useState, type SubmitEvent } from 'react'
import type { StudySummary } from '#shared/contract/views.ts'
import { demoPasscode } from '#shared/study/people.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { goTo } from '../../host/use-route.ts'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './settings.module.css'

type SignInScreenProps = { readonly summary: StudySummary; readonly onSignedIn: () => void }

/** Who is at the desk? Asked from the second person of a study on. */
export function SignInScreen({ summary, onSignedIn }: SignInScreenProps) {
  const client = useClient()
  const people = useQuery('people.list', {}, { topics: ['people'] })
  const [personId, setPersonId] = useState<string | null>(null)
  const [passcode, setPasscode] = useState('')
  const signIn = useAction(async (id: string) => {
    await client.call('session.signIn', { personId: id, passcode })
    onSignedIn()
  })
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (personId !== null) void signIn.run(personId)
  }
  return (
    <main className={styles.alone}>
      <form className={styles.signIn} onSubmit={onSubmit}>
        <header>
          <h1>{summary.name}</h1>
          <p>Who is at the desk?</p>
        </header>
        <fieldset className={styles.people}>
          <legend className="sr-only">Person</legend>
          {people.data
            ?.filter((person) => person.active)
            .map((person) => (
              <label key={person.id} className={styles.person}>
                <input
                  type="radio"
                  name="person"
                  checked={personId === person.id}
                  onChange={() => {
                    setPersonId(person.id)
                    signIn.clearError()
                  }}
                />
                {person.name}
              </label>
            ))}
        </fieldset>
        <TextField
          label="Passcode"
          type="password"
          autoComplete="off"
          value={passcode}
          onChange={setPasscode}
          isDisabled={personId === null}
          {...(summary.isDemo ? { hint: `In the demo study everybody’s passcode is ${demoPasscode}.` } : {})}
        />
        <ErrorNotice error={people.error ?? signIn.error} />
        <div className={styles.foot}>
          <Button kind="quiet" onPress={() => goTo({ screen: 'home' })}>
            Other study
          </Button>
          <Button kind="primary" type="submit" isDisabled={personId === null || passcode === '' || signIn.busy}>
            Sign in
          </Button>
        </div>
      </form>
    </main>
  )
}
