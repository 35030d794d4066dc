import type { ReactNode } from 'react';
import { ChoiceField, LineField, TickField } from '../layout/form-fields.js';
import { CHOSEN_TOPICS, type QuietField, type SettingsForm, type Timing } from './settings-form.js';
import { useInboxMessages } from './use-inbox-messages.js';

type Props = {
  readonly form: SettingsForm;
  readonly missing: readonly QuietField[];
  readonly onChange: (part: Partial<SettingsForm>) => void;
};

/** The choices: how often about what, at which hours not, and in which language. */
export function SettingsFields(props: Props): ReactNode {
  return (
    <>
      <Topics {...props} />
      <Quiet {...props} />
      <Rest {...props} />
    </>
  );
}

function Topics({ form, onChange }: Props): ReactNode {
  const { words } = useInboxMessages();
  const options = Object.entries(words.settings.timings).map(([value, label]) => ({
    value,
    label,
  }));
  return (
    <fieldset className="fields">
      <legend>{words.settings.topics}</legend>
      <div className="choices">
        {CHOSEN_TOPICS.map((topic) => (
          <ChoiceField
            key={topic}
            id={`timing-${topic}`}
            label={words.topics[topic]}
            options={options}
            value={form.timings[topic]}
            onChange={(timing) => {
              onChange({ timings: { ...form.timings, [topic]: timing as Timing } });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Quiet({ form, missing, onChange }: Props): ReactNode {
  const { words } = useInboxMessages();
  const time = (name: QuietField): ReactNode => (
    <LineField
      id={name}
      type="time"
      isShort
      label={words.settings[name]}
      fault={missing.includes(name) ? words.settings.quietMissing : undefined}
      value={form[name]}
      onChange={(value) => {
        onChange({ [name]: value });
      }}
    />
  );
  return (
    <fieldset className="fields">
      <legend>{words.settings.quiet}</legend>
      <TickField
        id="hasQuietHours"
        label={words.settings.hasQuiet}
        isTicked={form.hasQuietHours}
        onChange={(hasQuietHours) => {
          onChange({ hasQuietHours });
        }}
      />
      {form.hasQuietHours && (
        <div className="times">
          {time('quietFrom')}
          {time('quietUntil')}
        </div>
      )}
    </fieldset>
  );
}

function Rest({ form, onChange }: Props): ReactNode {
  const { words } = useInboxMessages();
  const { languages, language, reminders, letters, rest } = words.settings;
  return (
    <fieldset className="fields">
      <legend>{rest}</legend>
      <TickField
        id="wantsVoteReminders"
        label={reminders}
        isTicked={form.wantsVoteReminders}
        onChange={(wantsVoteReminders) => {
          onChange({ wantsVoteReminders });
        }}
      />
      <TickField
        id="wantsLetters"
        label={letters}
        isTicked={form.wantsLetters}
        onChange={(wantsLetters) => {
          onChange({ wantsLetters });
        }}
      />
      <ChoiceField
        id="mail-language"
        label={language}
        options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        value={form.language}
        onChange={(chosen) => {
          onChange({ language: chosen === 'en' ? 'en' : 'nl' });
        }}
      />
    </fieldset>
  );
}
