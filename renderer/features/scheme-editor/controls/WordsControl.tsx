import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { Json } from '#shared/lib/canonical-json.ts'
import { withoutHidden } from '#shared/scheme/hidden-characters.ts'
import { Button } from '../../../ui/Button.tsx'
import field from '../../../ui/field.module.css'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useEditing, useValueAt } from '../editing/editor-context.ts'
import { keyOf } from '../editing/judgement.ts'
import { setAt } from '../editing/recipes.ts'
import type { ControlProps } from './control.ts'
import styles from './controls.module.css'
import { Place } from './Place.tsx'

/** Words with their meanings, each word once. */
export function WordsControl({ field: { label, help, each }, path }: ControlProps<'words'>) {
  const { editor } = useEditing()
  const title = useId()
  const value = useValueAt(path)
  const [typed, setTyped] = useState<{ readonly n: number; readonly word: string } | null>(null)
  const entries: readonly (readonly [string, Json])[] =
    typeof value === 'object' && value !== null ? Object.entries(value) : []
  const write = (next: readonly (readonly [string, Json])[], key?: string): void =>
    editor.edit({ label, path, ...(key === undefined ? {} : { key }) }, setAt(path, Object.fromEntries(next)))
  const isTwice = (word: string, n: number): boolean => entries.some(([other], m) => m !== n && other === word)
  const leave = (): void => {
    setTyped(null)
    if (typed === null || typed.word === '' || typed.word === '__proto__' || isTwice(typed.word, typed.n)) return
    write(entries.map(([word, meaning], n) => [n === typed.n ? typed.word : word, meaning]))
  }
  const fresh = (): string => {
    for (let n = entries.length + 1; ; n += 1) if (!isTwice(`${each} ${n}`, -1)) return `${each} ${n}`
  }
  return (
    <Place path={path}>
      <div role="group" aria-labelledby={title} className={styles.group}>
        <span id={title} className={styles.label}>
          {label}
        </span>
        {help === undefined ? null : <span className={styles.hint}>{help}</span>}
        {entries.map(([word, meaning], n) => (
          <Place key={n} path={[...path, word]}>
            <div className={styles.wordRow}>
              <input
                className={field.input}
                aria-label={`${each} ${n + 1}`}
                value={typed?.n === n ? typed.word : word}
                maxLength={120}
                aria-invalid={typed?.n === n && isTwice(typed.word, n)}
                onChange={({ target }) => setTyped({ n, word: withoutHidden(target.value, 'line') })}
                onBlur={leave}
              />
              <input
                className={field.input}
                aria-label={`Meaning of ${word}`}
                value={typeof meaning === 'string' ? meaning : ''}
                onChange={({ target }) =>
                  write(
                    entries.map(([other, was], m) => [other, m === n ? withoutHidden(target.value, 'lines') : was]),
                    keyOf([...path, word]),
                  )
                }
              />
              <IconButton small label={`Take out ${word}`} onPress={() => write(entries.filter((_, m) => m !== n))}>
                <X size={14} aria-hidden />
              </IconButton>
            </div>
            {typed?.n === n && isTwice(typed.word, n) ? (
              <p className={styles.problem}>This word is there already; it stays as it was.</p>
            ) : null}
          </Place>
        ))}
        <div>
          <Button small kind="quiet" onPress={() => write([...entries, [fresh(), '']])}>
            <Plus size={13} aria-hidden /> Add {each}
          </Button>
        </div>
      </div>
    </Place>
  )
}
