import { Minus, Plus, Repeat } from 'lucide-react'
import { useKeys, withKey } from '../../commands/keys-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './compare.module.css'

/** How much is played around the moment, and the way to play it again. */
export function LoopBar({ margin }: { readonly margin: number }) {
  const keys = useKeys()
  const button = (id: string, label: string) => ({ label: withKey(label, keys.caps(id)), onPress: () => keys.run(id) })
  return (
    <span className={styles.loop} data-testid="loop-margin" data-margin={margin}>
      <IconButton small {...button('compare.replay', 'Play the moment again')}>
        <Repeat size={15} aria-hidden />
      </IconButton>
      <IconButton small {...button('compare.narrower', 'Less around the moment')}>
        <Minus size={15} aria-hidden />
      </IconButton>
      <span>±{margin / 1000} s</span>
      <IconButton small {...button('compare.wider', 'More around the moment')}>
        <Plus size={15} aria-hidden />
      </IconButton>
    </span>
  )
}
