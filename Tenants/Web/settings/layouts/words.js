import { addMessages } from '../../../../Core/Web/app/messages.js'
import recordEn from '../../../../Core/Web/record/messages/en.js'
import recordZh from '../../../../Core/Web/record/messages/zh.js'
import en from './messages/en.js'
import zh from './messages/zh.js'
import '../fields/words.js'
import './layouts.css'

addMessages({ en: recordEn, zh: recordZh })
addMessages({ en, zh })
