import { computed, defineComponent, ref } from 'vue'
import { t } from '../../../Core/Web/app/messages.js'
import { passwordRules, passwordStrength } from './password.js'
import { TextInput } from './TextInput.jsx'
import './words.js'
import { QBtn, QIcon } from 'quasar'

/** A password that can be looked at; a new one says what is asked of it and how strong it is. */
export const PasswordInput = defineComponent({
  name: 'PasswordInput',
  props: {
    name: { type: String, default: 'password' },
    label: { type: String, required: true },
    modelValue: { type: String, default: '' },
    error: { type: String, default: '' },
    /** What a guesser knows of the person: turns the rules on. */
    known: { type: Array, default: null },
    autofocus: Boolean,
  },
  emits: ['update:modelValue'],
  setup(props, { emit, slots }) {
    const isShown = ref(false)
    const hasCapsLock = ref(false)
    const rules = computed(() => passwordRules(props.modelValue, props.known ?? []))
    const strength = computed(() => passwordStrength(props.modelValue, props.known ?? []))
    const watchCapsLock = event => { hasCapsLock.value = event.getModifierState?.('CapsLock') ?? false }

    const reveal = () => (
      <QBtn
        flat round dense size="sm" class="gx-field-button" icon={isShown.value ? 'visibility_off' : 'visibility'}
        aria-label={t(isShown.value ? 'tenants.form.hidePassword' : 'tenants.form.showPassword')} aria-pressed={String(isShown.value)}
        onClick={() => { isShown.value = !isShown.value }}
      />
    )
    const rule = one => (
      <li key={one.name} class={one.met && 'gx-met'}>
        <QIcon name={one.met ? 'check_circle' : 'radio_button_unchecked'} size="15px"/>
        <span>{t(`tenants.form.rule.${one.name}`)}</span>
        <span class="gx-visually-hidden">{t(one.met ? 'tenants.form.ruleMet' : 'tenants.form.ruleOpen')}</span>
      </li>
    )
    const word = () => t(`tenants.form.strength${strength.value}`)
    const judgement = () => (
      <div class="gx-strength" data-strength={strength.value}>
        <div class="gx-strength-line">
          <span class="gx-strength-bars" aria-hidden="true"><i/><i/><i/><i/></span>
          <span class="gx-strength-word" role="status" aria-label={t('tenants.form.strength', { word: word() })}>{word()}</span>
        </div>
        <ul>{rules.value.map(rule)}</ul>
      </div>
    )

    return () => (
      <TextInput
        name={props.name} label={props.label} modelValue={props.modelValue} error={props.error} type={isShown.value ? 'text' : 'password'} maxlength={256}
        autocomplete={props.known ? 'new-password' : 'current-password'} autofocus={props.autofocus} required
        hint={hasCapsLock.value ? t('tenants.form.capsLock') : ''}
        onUpdate:modelValue={text => emit('update:modelValue', text)} onKeydown={watchCapsLock}
      >{{ append: reveal, ...(slots.corner && { corner: slots.corner }), ...(props.known && { hint: judgement }) }}</TextInput>
    )
  },
})
