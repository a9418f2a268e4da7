import { useRef, useState } from 'react'
import type { Preferences } from '#shared/study/preferences.ts'
import type { KeyWorld } from '../../../commands/change-keys.ts'
import type { KeyLabels } from '../../../commands/combo.ts'
import { Button } from '../../../ui/Button.tsx'
import { tell } from '../../../ui/toasts.ts'
import { fileRefusalText } from './key-words.ts'
import { LARGEST_FILE, readKeysFile, writeKeysFile, type ReadKeys } from './keys-file.ts'
import styles from './keys.module.css'

type KeysFileButtonsProps = {
  readonly preferences: Preferences
  readonly worlds: readonly KeyWorld[]
  readonly labels: KeyLabels | undefined
  readonly onImport: (preferences: Preferences) => void
}

/** Taking one's keys along to another study, or to somebody else. */
export function KeysFileButtons({ preferences, worlds, labels, onImport }: KeysFileButtonsProps) {
  const input = useRef<HTMLInputElement>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const read = async (file: File): Promise<void> => {
    const answer: ReadKeys =
      file.size > LARGEST_FILE ? { ok: false, refusal: { why: 'too-large' } } : readKeysFile(await file.text(), worlds)
    setRefusal(answer.ok ? null : fileRefusalText(answer.refusal, labels))
    if (!answer.ok) return
    onImport(answer.preferences)
    tell('The keys of the file are yours now.')
  }
  return (
    <div className={styles.file}>
      <Button onPress={() => download(writeKeysFile(preferences))}>Export…</Button>
      <Button onPress={() => input.current?.click()}>Import…</Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="File of keys"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file may be chosen again after it was put right.
          event.target.value = ''
          if (file !== undefined) read(file).catch(() => setRefusal(fileRefusalText({ why: 'not-json' })))
        }}
      />
      {refusal === null ? null : (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  )
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'attune-keys.json'
  link.click()
  // The browser has taken its copy once this turn is over.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
