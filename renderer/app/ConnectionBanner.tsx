import { useEffect } from 'react'
import { useClient } from '../host/client-context.tsx'
import { useConnection } from '../host/connection.ts'
import { Button } from '../ui/Button.tsx'
import styles from './app.module.css'

const tryEvery = 4000

/** Says that the local server is gone, what is safe, and how to go on. Tries by itself too. */
export function ConnectionBanner() {
  const client = useClient()
  const lost = useConnection((connection) => connection.lost)

  useEffect(() => {
    if (!lost) return
    const timer = setInterval(() => void client.call('app.info', {}).catch(() => undefined), tryEvery)
    return () => clearInterval(timer)
  }, [client, lost])

  return (
    <div role="alert">
      {lost ? (
        <div className={styles.banner}>
          <p>
            <strong>Attune’s local server does not answer.</strong> Every code shown as saved is on disk. Start Attune
            again if it was closed.
          </p>
          <Button small onPress={() => void client.call('app.info', {}).catch(() => undefined)}>
            Try again
          </Button>
        </div>
      ) : null}
    </div>
  )
}
