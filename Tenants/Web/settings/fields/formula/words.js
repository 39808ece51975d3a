import { addMessages } from '../../../../../Core/Web/app/messages.js'
import en from './messages/en.js'
import zh from './messages/zh.js'
import './formula.css'

addMessages({ en, zh })
