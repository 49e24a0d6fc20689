import { useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import { aliasList } from '../../shared/domain/catalogue/aliases.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type CategoryNode, pathText } from '../catalogue/categoryTree.ts'
import { useDesk } from '../store/useDesk.ts'
import { CatalogueDialog } from './CatalogueDialog.tsx'
import { Field } from '../forms/Field.tsx'

export type CategoryEdit =
  | { readonly kind: 'new'; readonly parent: CategoryNode | null }
  | { readonly kind: 'change'; readonly node: CategoryNode }

type Props = {
  readonly edit: CategoryEdit
  readonly nodes: readonly CategoryNode[]
  readonly about: string
  readonly onSaved: (name: string, row: RowId) => void
  readonly onClose: () => void
}

/** A category's name, its other names, and where it hangs; it moves within its level only. */
export const CategoryDialog = ({ edit, nodes, about, onSaved, onClose }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.catalogue
  const card = edit.kind === 'change' ? edit.node.card : null
  const firstParent = edit.kind === 'change' ? edit.node.card.parent : (edit.parent?.card.row ?? null)
  const [parent, setParent] = useState<RowId | null>(firstParent)
  const parents = card === null || card.level === 1 ? [] : nodes.filter((one) => one.card.level === card.level - 1)

  const problemOf = (name: string): string | null => {
    if (name === '') return text.settings.problem.missing
    if (name.length > wordLimits.line) return text.settings.problem['too-long']
    const beside = nodes.filter((one) => one.card.parent === parent && one.card.row !== card?.row && !one.card.retired)
    return beside.some((one) => one.card.name === name) ? words.taken : null
  }
  return (
    <CatalogueDialog
      place={
        card === null
          ? { form: 'settings.category.new', about: firstParent }
          : { form: 'settings.category', about: card.row }
      }
      title={card === null ? words.categories.addTitle : text.catalogue.towns.changeTitle(card.name)}
      about={about}
      isNew={card === null}
      before={{ name: card?.name ?? '', aliases: card?.aliases ?? [] }}
      moved={parent !== firstParent}
      problemOf={problemOf}
      send={async (name, aliases) => {
        const typed = { parent, name, aliases: [...aliasList(aliases)] }
        const reply = await (card === null
          ? verbs.addCategory(typed)
          : verbs.changeCategory({ ...typed, category: card.row }))
        if (!reply.ok) return reply.error satisfies DeskFailure
        onSaved(name, reply.value.row)
        return null
      }}
      onClose={onClose}
    >
      {parents.length === 0 ? null : (
        <Field label={words.categories.parent}>
          {(bind) => (
            <select
              {...bind}
              value={parent ?? ''}
              onChange={(event) => {
                const picked = parents.find((one) => String(one.card.row) === event.target.value)
                if (picked !== undefined) setParent(picked.card.row)
              }}
            >
              {parents
                .filter((one) => !one.out || one.card.row === firstParent)
                .map((one) => (
                  <option key={one.card.row} value={one.card.row}>
                    {pathText(one)}
                  </option>
                ))}
            </select>
          )}
        </Field>
      )}
    </CatalogueDialog>
  )
}
