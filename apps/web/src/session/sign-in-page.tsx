import { type ReactNode, useEffect, useState } from 'react';
import { FaultSummary, type NamedFault } from '../layout/fault-summary.js';
import { LineField } from '../layout/form-fields.js';
import { PageFrame } from '../layout/page-frame.js';
import { type Language, useLanguage } from '../messages/language.js';
import { signInEn } from '../messages/sign-in-en.js';
import { type SignInMessages, signInNl } from '../messages/sign-in-nl.js';
import { pathOf } from '../service/read-service.js';
import { send } from '../service/send.js';
import {
  EMPTY_FORM,
  missingFields,
  reasonOf,
  requestOf,
  type SignInField,
  type SignInForm,
} from './sign-in-form.js';

const CATALOGUES: Readonly<Record<Language, SignInMessages>> = { nl: signInNl, en: signInEn };

type Props = { readonly municipality: string | null; readonly next: string };

/** Where somebody signs in, by an account or by the code of a letter. */
export function SignInPage({ municipality, next }: Props): ReactNode {
  const { language, messages } = useLanguage();
  const words = CATALOGUES[language];
  useEffect(() => {
    document.title = `${words.heading} – ${messages.brand}`;
  }, [words, messages]);
  return (
    <PageFrame municipalityName={null}>
      <div className="intro">
        <h1>{words.heading}</h1>
        <p className="lead">{municipality === null ? words.noMunicipality : words.lead}</p>
        {municipality === null && <a href="/">{words.back}</a>}
      </div>
      {municipality !== null && <Form municipality={municipality} next={next} words={words} />}
    </PageFrame>
  );
}

type FormProps = {
  readonly municipality: string;
  readonly next: string;
  readonly words: SignInMessages;
};

function Form({ municipality, next, words }: FormProps): ReactNode {
  const [form, setForm] = useState<SignInForm>(EMPTY_FORM);
  const { faults, isBusy, signIn, forgetFaults } = useSignIn({ municipality, next, words });
  const change = (part: Partial<SignInForm>): void => {
    setForm((before) => ({ ...before, ...part }));
  };
  const field = (name: SignInField) => ({
    id: name,
    label: words[name],
    fault: faults.find(({ fieldId }) => fieldId === name)?.reason,
    value: form[name],
    onChange: (value: string) => {
      change({ [name]: value });
    },
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void signIn(form);
      }}
    >
      <FaultSummary heading={words.notRight} faults={faults} />
      <Ways
        words={words}
        way={form.way}
        onChoose={(way) => {
          forgetFaults();
          change({ way });
        }}
      />
      {form.way === 'account' ? (
        <>
          <LineField {...field('email')} type="email" autoComplete="username" />
          <LineField {...field('password')} type="password" autoComplete="current-password" />
        </>
      ) : (
        <LineField {...field('letterCode')} hint={words.letterHint} />
      )}
      <p className="actions">
        <button className="btn" type="submit" aria-disabled={isBusy}>
          {isBusy ? words.busy : words.submit}
        </button>
      </p>
    </form>
  );
}

type SigningIn = {
  readonly faults: readonly NamedFault[];
  readonly isBusy: boolean;
  readonly signIn: (form: SignInForm) => Promise<void>;
  readonly forgetFaults: () => void;
};

/** Signs in and goes on to the next page, or says why not. */
function useSignIn({ municipality, next, words }: FormProps): SigningIn {
  const [faults, setFaults] = useState<readonly NamedFault[]>([]);
  const [isBusy, setIsBusy] = useState(false);

  async function signIn(form: SignInForm): Promise<void> {
    const missing = missingFields(form);
    if (missing.length > 0) {
      setFaults(missing.map((name) => ({ fieldId: name, reason: words.missing[name] })));
      return;
    }
    setIsBusy(true);
    try {
      const path = pathOf({ municipality }, '/sessions');
      await send({ method: 'POST', path, body: requestOf(form) });
      location.assign(next);
    } catch (error) {
      setFaults([{ fieldId: null, reason: reasonOf(error, form, words) }]);
      setIsBusy(false);
    }
  }

  const forgetFaults = (): void => {
    setFaults([]);
  };
  return { faults, isBusy, signIn, forgetFaults };
}

type WaysProps = {
  readonly words: SignInMessages;
  readonly way: SignInForm['way'];
  readonly onChoose: (way: SignInForm['way']) => void;
};

function Ways({ words, way, onChoose }: WaysProps): ReactNode {
  const ways = [
    { value: 'account', label: words.byAccount },
    { value: 'letter', label: words.byLetter },
  ] as const;
  return (
    <fieldset className="fields">
      <legend>{words.how}</legend>
      {ways.map(({ value, label }) => (
        <label className="tick" key={value}>
          <input
            type="radio"
            name="way"
            checked={way === value}
            onChange={() => {
              onChoose(value);
            }}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
