import { useState, type KeyboardEvent } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { keyCaps, type KeyLabels } from './combo.ts'
import type { Command } from './command.ts'
import styles from './commands.module.css'
import { keysOf, type KeyChoices } from './keymap.ts'
import { searchTitles } from './palette-search.ts'

type CommandPaletteProps<C> = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly commands: readonly Command<C>[]
  readonly onRun: (command: Command<C>) => void
  readonly labels?: KeyLabels | undefined
  readonly choices?: KeyChoices | undefined
}

/** Everything that can be done now, found by typing. */
export function CommandPalette<C>(props: CommandPaletteProps<C>) {
  return (
    <Dialog
      title="Do…"
      isOpen={props.isOpen}
      onClose={props.onClose}
      footer={<Button onPress={props.onClose}>Close</Button>}
    >
      {props.isOpen ? <Search {...props} /> : null}
    </Dialog>
  )
}

function Search<C>({ commands, onRun, onClose, labels, choices }: CommandPaletteProps<C>) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const found = searchTitles(commands, query)
  const run = (command: Command<C> | undefined): void => {
    if (command === undefined) return
    onClose()
    onRun(command)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (move !== 0) {
      event.preventDefault()
      setAt((at + move + found.length) % Math.max(1, found.length))
    }
    if (event.key === 'Enter') run(found[at])
  }
  return (
    <div className={styles.palette}>
      <input
        className={styles.search}
        aria-label="Find a command"
        aria-controls="palette-list"
        aria-activedescendant={found[at] === undefined ? undefined : `palette-${found[at].id}`}
        role="combobox"
        aria-expanded
        placeholder="Type what you want to do"
        autoFocus
        value={query}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
      />
      <ul id="palette-list" role="listbox" aria-label="Commands">
        {found.map((command, i) => (
          <li
            key={command.id}
            id={`palette-${command.id}`}
            role="option"
            aria-selected={i === at}
            onPointerEnter={() => setAt(i)}
            onClick={() => run(command)}
          >
            <span>{command.title}</span>
            <span className={styles.combo}>
              {keyCaps(keysOf(command, choices)[0] ?? '', labels).map((cap) => (
                <Kbd key={cap}>{cap}</Kbd>
              ))}
            </span>
          </li>
        ))}
        {found.length === 0 ? <li className={styles.none}>Nothing is called that.</li> : null}
      </ul>
    </div>
  )
}
