import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { keyCaps, type KeyLabels } from './combo.ts'
import type { Command } from './command.ts'
import styles from './commands.module.css'
import { keysOf, type KeyChoices } from './keymap.ts'

type ShortcutSheetProps<C> = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly commands: readonly Command<C>[]
  readonly labels?: KeyLabels | undefined
  readonly choices: KeyChoices
  readonly onChange: () => void
}

/** Every key that means something now, by group. */
export function ShortcutSheet<C>({ isOpen, onClose, commands, labels, choices, onChange }: ShortcutSheetProps<C>) {
  const withKeys = commands.filter((command) => keysOf(command, choices).length > 0)
  const groups = [...new Set(withKeys.map((command) => command.group))]
  return (
    <Dialog
      title="Keys"
      isOpen={isOpen}
      onClose={onClose}
      wide
      footer={
        <>
          <Button onPress={onChange}>Change keys…</Button>
          <Button kind="primary" onPress={onClose} autoFocus>
            Close
          </Button>
        </>
      }
    >
      <div className={styles.sheet} tabIndex={0} role="region" aria-label="All keys">
        <div className={styles.columns}>
          {groups.map((group) => (
            <section key={group} className={styles.group}>
              <h3>{group}</h3>
              <dl>
                {withKeys
                  .filter((command) => command.group === group)
                  .map((command) => (
                    <div key={command.id} className={styles.line}>
                      <dt>{command.title}</dt>
                      <dd>
                        {keysOf(command, choices).map((combo) => (
                          <Combo key={combo} caps={keyCaps(combo, labels)} />
                        ))}
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  )
}

function Combo({ caps }: { readonly caps: readonly string[] }) {
  return (
    <span className={styles.combo}>
      {caps.map((cap) => (
        <Kbd key={cap}>{cap}</Kbd>
      ))}
    </span>
  )
}
