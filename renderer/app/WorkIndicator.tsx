import { X } from 'lucide-react'
import { LOOK_THROUGH } from '../host/background-look.ts'
import { stopWork, useWork } from '../host/background-work.ts'
import { hashOf } from '../host/routes.ts'
import { percent } from '../ui/format/figures.ts'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './app.module.css'

const labels: Readonly<Record<string, string>> = {
  'conversions.run': 'Making copies',
  'media.check': 'Comparing',
  'media.relinkFolder': 'Searching',
  [LOOK_THROUGH]: 'Looking through',
}

/** What goes on although its screen was left: quiet, and with a way to stop it. */
export function WorkIndicator() {
  const all = useWork()
  const running = Object.entries(all).filter(([, work]) => work.running)
  if (running.length === 0) return null
  return (
    <ul className={styles.underWay} aria-label="Under way">
      {running.map(([name, { fraction, note }]) => {
        const label = labels[name] ?? 'Working'
        return (
          <li key={name}>
            <a href={hashOf({ screen: 'files' })} title={note}>
              <span>{label}</span>
              <b>{percent(fraction)}</b>
              <span className={styles.underWayTrack}>
                <i style={{ width: percent(fraction).replace(' ', '') }} />
              </span>
            </a>
            <IconButton small label={`Stop: ${label}`} onPress={() => stopWork(name)}>
              <X size={13} aria-hidden />
            </IconButton>
          </li>
        )
      })}
    </ul>
  )
}
