import { useState } from 'react'
import type { Preferences } from '#shared/study/preferences.ts'
import { useQuery } from '../../../host/use-query.ts'
import { KeysDialog } from './KeysDialog.tsx'

/** The same outside of a coding: the codes of all schemes. */
export function PersonKeysDialog({ onClose }: { readonly onClose: () => void }) {
  const preferences = useQuery('preferences.get', {}, { topics: ['preferences'] })
  const { data } = preferences
  // What was saved here counts until the host tells of something newer, from here or from another window.
  const [saved, setSaved] = useState<{ readonly now: Preferences; readonly before: unknown } | null>(null)
  const shown = saved !== null && saved.before === data ? saved.now : data
  if (shown === undefined) return null
  return (
    <KeysDialog
      preferences={shown}
      scheme={null}
      onSaved={(now) => setSaved({ now, before: data })}
      onClose={onClose}
    />
  )
}
