import { addMessages } from '../../../../Core/Web/app/messages.js'
import en from './messages/en.js'
import zh from './messages/zh.js'
import '../../../../Core/Web/filter/texts.js'
import '../fields/words.js'
import '../roles/words.js'
import './configuration.css'

addMessages({ en, zh })
