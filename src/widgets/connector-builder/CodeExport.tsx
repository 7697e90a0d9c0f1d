import {
  type Language,
  languages,
  type Mapping,
  type ProjectFile,
  type Unsupported,
} from '#connector'
import { Button } from '../ui/Button.tsx'
import { archiveOf, codeProject } from './code-project.ts'
import { saveFile } from './save-file.ts'
import { counted } from './signs.ts'
import type { OpenSource } from './source.ts'

interface Props {
  mapping: Mapping
  source: OpenSource
}

/** The connector as a program that needs no mapping any more, in each language that can say all of it. */
export default function CodeExport({ mapping, source }: Props) {
  return (
    <>
      {languages.map((language) => {
        const project = codeProject(mapping, source.inspection, language)
        return project.kind === 'written' ? (
          <Written key={language} language={language} files={project.files} />
        ) : (
          <Missing key={language} language={language} reasons={project.reasons} />
        )
      })}
    </>
  )
}

const names: Record<string, string> = { typescript: 'TypeScript', php: 'PHP', python: 'Python' }

interface WrittenProps {
  language: Language
  files: readonly ProjectFile[]
}

function Written({ language, files }: WrittenProps) {
  const folder = `connector-${language}`
  const save = () => saveFile(`${folder}.zip`, archiveOf(folder, files), 'application/zip')
  return (
    <>
      <Button onClick={save}>Save it in {names[language] ?? language}</Button>
      <details className="disclosure">
        <summary>{counted(files.length, 'file')} in the ZIP</summary>
        <ul className="code-files">
          {files.map(({ path, text }) => (
            <li key={path}>
              <details className="disclosure">
                <summary>
                  <code>{path}</code>
                </summary>
                <pre className="code">
                  <code>{text}</code>
                </pre>
              </details>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

interface MissingProps {
  language: Language
  reasons: readonly Unsupported[]
}

function Missing({ language, reasons }: MissingProps) {
  return (
    <div className="code-missing">
      <p>
        {names[language] ?? language} cannot carry all of this mapping, so no half of it is written:
      </p>
      <ul className="findings">
        {reasons.map(({ what, why }) => (
          <li key={`${what} ${why}`}>
            <code>{what}</code>: {why}
          </li>
        ))}
      </ul>
    </div>
  )
}
