export { RecordDialog as CreateDialog, RecordDialog as default } from './RecordDialog.jsx'
