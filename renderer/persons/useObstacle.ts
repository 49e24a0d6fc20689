import type { CommandType } from '../../shared/domain/command.ts'
import { roleMay, rolesFor } from '../../shared/domain/permissions.ts'
import type { Role } from '../../shared/domain/person/person.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { useSource } from '../store/source.ts'
import { useSession, useText } from '../store/useDesk.ts'

/** Who may do it, in words, where this role may not; null where it may. What else stands in the way the ledger says. */
export const roleObstacle = (text: Text, role: Role, command: CommandType): string | null =>
  roleMay(role, command)
    ? null
    : text.orderActs.notPermitted(
        rolesFor(command)
          .map((one) => text.desk.roles[one])
          .join(text.orderActs.roleJoin),
      )

/** The same for whoever is on duty: what may not be done stays in its place, grey, and says why. */
export const useObstacle = (): ((command: CommandType) => string | null) => {
  const { text } = useText()
  const hello = useSource(useSession().state.hello)
  // Before the first answer nobody is kept from anything: no button shall flash.
  return (command) => (hello === null ? null : roleObstacle(text, hello.person.role, command))
}

/** Grey, with the reason where the mouse asks for it. */
export const greyed = (obstacle: string | null): { readonly disabled?: true; readonly title?: string } =>
  obstacle === null ? {} : { disabled: true, title: obstacle }
