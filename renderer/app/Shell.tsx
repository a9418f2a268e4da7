import { House, Search } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { StudySummary } from '#shared/contract/views.ts'
import { hashOf, navScreenOf, type Route } from '../host/routes.ts'
import { hasRole, useStudy } from '../host/study-context.tsx'
import { goTo } from '../host/use-route.ts'
import { counted } from '../ui/format/figures.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './app.module.css'
import { entriesFor } from './nav-entries.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { Places, useOpenPlaces } from './Places.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import { WorkIndicator } from './WorkIndicator.tsx'

/** The frame of all leading screens: where one can go, and who is at the desk. */
export function Shell({ route, children }: { readonly route: Route; readonly children: ReactNode }) {
  const { summary, person } = useStudy()
  const places = useOpenPlaces()
  const main = useRef<HTMLElement>(null)
  const hash = hashOf(route)
  const shownBefore = useRef(hash)
  useEffect(() => {
    document.title = `${summary.name} · Attune`
  }, [summary.name])
  useEffect(() => {
    // A new place is announced by its heading; the first one leaves the focus where the page put it.
    if (shownBefore.current !== hash) main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    shownBefore.current = hash
  }, [hash])

  return (
    <div className={styles.shell}>
      <nav className={styles.nav} aria-label="Study">
        <a
          className={styles.skip}
          href={hash}
          onClick={(event) => {
            event.preventDefault()
            main.current?.focus()
          }}
        >
          Skip to content
        </a>
        <div className={styles.study}>
          {summary.name}
          {hasRole(person, 'lead') ? <small>{extentOf(summary)}</small> : null}
        </div>
        <Links route={route} />
        {hasRole(person, 'lead') ? <WorkIndicator /> : null}
        <div className={styles.foot}>
          <p className={styles.who}>
            {summary.session.signInNeeded ? 'Signed in as ' : ''}
            <b>{person.name}</b>
          </p>
          <div className={styles.tools}>
            <IconButton small label="Home: all studies" onPress={() => goTo({ screen: 'home' })}>
              <House size={15} aria-hidden />
            </IconButton>
            <IconButton small label="Go to… (Ctrl+P)" onPress={places.open}>
              <Search size={15} aria-hidden />
            </IconButton>
            <ThemeMenu />
            <PersonMenu />
          </div>
        </div>
      </nav>
      <main className={styles.main} ref={main} tabIndex={-1}>
        <ReadOnlyNotice readOnly={summary.readOnly} />
        <div className={styles.content}>{children}</div>
      </main>
      <Places isOpen={places.isOpen} onClose={places.close} />
    </div>
  )
}

function Links({ route }: { readonly route: Route }) {
  const { summary, person } = useStudy()
  const current = navScreenOf(route)
  return (
    <ul className={styles.links}>
      {entriesFor(person.roles).map(({ screen, title, icon: Icon, count }) => (
        <li key={screen}>
          <a
            className={styles.link}
            href={hashOf({ screen })}
            {...(current === screen ? { 'aria-current': 'page' as const } : {})}
          >
            <Icon size={15} aria-hidden />
            {title}
            {count === undefined ? null : <span className={styles.count}>{count(summary.sums)}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

function ReadOnlyNotice({ readOnly }: Pick<StudySummary, 'readOnly'>) {
  if (readOnly === null) return null
  return (
    <div className={styles.readOnly}>
      <Notice kind="warn" title="This study can only be looked at">
        {readOnly === 'damaged'
          ? 'Part of its file cannot be read. A backup can be restored from Home.'
          : 'Its file or folder cannot be written to. Nothing that you do here is kept.'}
      </Notice>
    </div>
  )
}

function extentOf({ sums, isDemo }: StudySummary): string {
  const parts = [
    ...(isDemo ? ['Demo'] : []),
    ...(sums.sites.length > 1 ? [counted(sums.sites.length, 'site')] : []),
    ...(sums.timePoints.length > 0 ? [counted(sums.timePoints.length, 'time point')] : ['no recordings yet']),
  ]
  // A number stays beside its noun where the line breaks.
  return parts.map((part) => part.replaceAll(' ', '\u00a0')).join(' · ')
}
