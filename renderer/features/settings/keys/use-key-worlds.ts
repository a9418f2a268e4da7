import { useEffect, useMemo, useState } from 'react'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Preferences } from '#shared/study/preferences.ts'
import type { KeyWorld } from '../../../commands/change-keys.ts'
import { useSchemes } from '../../../host/use-schemes.ts'
import { keyWorlds } from './key-worlds.ts'

/**
 * Where keys have to keep out of each other's way: the scheme at hand, those of the study, and those that come with
 * Attune, since any of them may be used next.
 */
export function useKeyWorlds(scheme: Scheme | null, preferences: Preferences): readonly KeyWorld[] {
  const { schemes } = useSchemes()
  const [templates, setTemplates] = useState<readonly Scheme[]>([])
  useEffect(() => {
    let current = true
    void import('#shared/scheme/templates/templates.ts').then((module) => {
      if (current) setTemplates(module.templates)
    })
    return () => {
      current = false
    }
  }, [])
  return useMemo(
    () => keyWorlds([...(scheme === null ? [] : [scheme]), ...schemes, ...templates], preferences),
    [scheme, schemes, templates, preferences],
  )
}
