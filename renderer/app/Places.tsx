import { useEffect, useMemo, useState } from 'react'
import { CommandPalette } from '../commands/CommandPalette.tsx'
import type { Command } from '../commands/command.ts'
import type { Route } from '../host/routes.ts'
import { useStudy } from '../host/study-context.tsx'
import { goTo } from '../host/use-route.ts'
import { entriesFor } from './nav-entries.ts'
import { chooseTheme, type ThemeChoice } from './theme.ts'

/** The palette of the leading face: every place, and the looks. The workspace has its own, with its commands. */
export function Places({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { person } = useStudy()
  const commands = useMemo(() => placeCommands(entriesFor(person.roles), person.roles.includes('lead')), [person])
  return (
    <CommandPalette
      isOpen={isOpen}
      onClose={onClose}
      commands={commands}
      onRun={(command) => command.run(null, { timeStamp: 0 })}
    />
  )
}

export function useOpenPlaces() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // As in the workspace; Ctrl+K too, which many programs have.
      if (!['KeyP', 'KeyK'].includes(event.code) || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) }
}

function placeCommands(entries: ReturnType<typeof entriesFor>, isLead: boolean): readonly Command<null>[] {
  const place = (title: string, route: Route): Command<null> => ({
    id: `app.go.${route.screen}`,
    title,
    scope: 'app',
    group: 'Go to',
    defaultKeys: [],
    run: () => goTo(route),
  })
  const look = (choice: ThemeChoice, title: string): Command<null> => ({
    id: `app.theme.${choice}`,
    title,
    scope: 'app',
    group: 'Looks',
    defaultKeys: [],
    run: () => chooseTheme(choice),
  })
  return [
    ...entries.map((entry) => place(`Go to ${entry.title}`, { screen: entry.screen })),
    ...(isLead ? [place('Add recordings', { screen: 'add' })] : []),
    place('Go to Home', { screen: 'home' }),
    look('light', 'Use light colours'),
    look('dark', 'Use dark colours'),
    look('system', 'Use the system’s colours'),
  ]
}
