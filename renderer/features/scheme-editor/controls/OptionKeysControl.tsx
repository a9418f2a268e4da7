import { X } from 'lucide-react'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useEditing, useNote, useValueAt } from '../editing/editor-context.ts'
import { removeAt, setAt } from '../editing/recipes.ts'
import type { ControlProps } from './control.ts'
import styles from './controls.module.css'
import { KeyButton } from './KeyButton.tsx'
import { Place } from './Place.tsx'

const keysInTurn = Array.from('123456789qwertyuiopasdfghjklzxcvbnm0')

/** A key for each option of the list beside it; without them the first nine have the digits. */
export function OptionKeysControl({ field, path, thing }: ControlProps<'optionKeys'>) {
  const { editor } = useEditing()
  const value = useValueAt(path)
  const { problems } = useNote(path)
  const given = useValueAt([...thing, 'options'])
  const options: readonly unknown[] = Array.isArray(given) ? given : []
  const keys: readonly unknown[] | null = Array.isArray(value) ? value : null
  const edit = (keysNow: readonly string[] | undefined): void =>
    editor.edit({ label: field.label, path }, setAt(path, keysNow))
  return (
    <Place path={path} showsProblem={problems.length === 0}>
      <Checkbox
        label={field.label}
        detail="Otherwise the first nine have the digits 1 to 9."
        isSelected={keys !== null}
        onChange={(selected) => edit(selected ? options.map((_, n) => keysInTurn[n] ?? '') : undefined)}
      />
      {keys === null ? null : (
        <div className={styles.part} data-list>
          {Array.from({ length: Math.max(options.length, keys.length) }, (_, n) => (
            <Place key={n} path={[...path, n]}>
              <div className={styles.keyRow}>
                <KeyButton
                  label={`Key of option ${n + 1}`}
                  value={keys[n]}
                  onSet={(key) => {
                    const at = { label: field.label, path: [...path, n] }
                    if (n <= keys.length) editor.edit(at, setAt([...path, n], key))
                  }}
                />
                <span>{textOf(options[n]) ?? `Option ${n + 1} is not there any more`}</span>
                {n < options.length ? null : (
                  <IconButton
                    small
                    label={`Take out key ${n + 1}`}
                    onPress={() =>
                      editor.edit({ label: field.label, path }, removeAt(editor.store.getState().value, [...path, n]))
                    }
                  >
                    <X size={14} aria-hidden />
                  </IconButton>
                )}
              </div>
            </Place>
          ))}
        </div>
      )}
    </Place>
  )
}

const textOf = (option: unknown): string | null =>
  option === undefined ? null : typeof option === 'string' && option !== '' ? option : 'Option without words'
