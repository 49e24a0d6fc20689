import type { TableFile } from './tableFile.ts'
import { openZip, type ZipFile } from './zipFile.ts'

/** A sheet of Excel has 1,048,576 rows, the head among them. */
export const mostXlsxRows = 1_048_575
/** The longest text of one cell; the end of a longer one is left to the csv, which has no such limit. */
const longestCell = 32_767

/** One sheet of texts, the head fixed and bold, written row by row. */
export const openXlsx = async (path: string, sheet: string): Promise<TableFile> => {
  const zip = await openZip(path)
  try {
    for (const [name, content] of Object.entries(parts(sheet))) await wholePart(zip, name, content)
    const rows = await zip.part('xl/worksheets/sheet1.xml')
    await rows.write(sheetStart)
    let count = 0
    return {
      row: async (cells) => {
        count += 1
        const style = count === 1 ? ' s="1"' : ''
        const made = cells.map(
          (cell) => `<c t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`,
        )
        await rows.write(`<row r="${count}">${made.join('')}</row>`)
      },
      finish: async () => {
        await rows.write('</sheetData></worksheet>')
        await rows.end()
        await zip.finish()
      },
      discard: zip.discard,
    }
  } catch (problem) {
    await zip.discard()
    throw problem
  }
}

const wholePart = async (zip: ZipFile, name: string, content: string): Promise<void> => {
  const part = await zip.part(name)
  await part.write(content)
  await part.end()
}

/** Characters that XML has none of are left out; what is too long for a cell is cut at a whole character. */
export const xmlText = (text: string): string => {
  const short =
    text.length > longestCell
      ? Array.from(text.slice(0, longestCell - 1))
          .join('')
          .replace(/[\ud800-\udbff]$/u, '')
      : text
  return short
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const sheetStart = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`

const parts = (sheet: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${xmlText(sheet.replace(/[\\/?*[\]:"']/gu, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
})
