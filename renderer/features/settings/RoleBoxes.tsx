import { allRoles, type Role } from '#shared/study/people.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { roleWords } from './role-words.ts'
import styles from './settings.module.css'

type RoleBoxesProps = { readonly roles: readonly Role[]; readonly onChange: (roles: readonly Role[]) => void }

export function RoleBoxes({ roles, onChange }: RoleBoxesProps) {
  return (
    <fieldset className={styles.roles}>
      <legend>Roles</legend>
      {allRoles.map((role) => (
        <Checkbox
          key={role}
          label={roleWords[role].name}
          detail={roleWords[role].about}
          isSelected={roles.includes(role)}
          onChange={(on) => onChange(on ? [...roles, role] : roles.filter((one) => one !== role))}
        />
      ))}
    </fieldset>
  )
}
