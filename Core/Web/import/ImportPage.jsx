import { EmptyState } from '../parts/EmptyState.jsx'

export default () => <div class="gx-page"><h1>…</h1><EmptyState/></div>
