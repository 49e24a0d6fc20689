import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { startAlerts } from './alerts/startAlerts.ts'
import { DeskModelContext, startDeskModel } from './desk/deskModel.ts'
import { readLazyParts } from './lazyPart.ts'
import { SessionContext, startSession } from './store/session.ts'
import './look/tokens.css'
import './look/base.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
const session = startSession(window)
const model = startDeskModel(window, session)
startAlerts(session, model)

createRoot(root).render(
  <SessionContext value={session}>
    <DeskModelContext value={model}>
      <App />
    </DeskModelContext>
  </SessionContext>,
)

void model.view.settled().then(() => readLazyParts(window))
