import { type ReactNode, useState } from 'react';
import { ChoiceField, LineField } from '../layout/form-fields.js';
import { addressOfPage, isNarrowed, type Search } from './search-address.js';
import { useInitiativesMessages } from './use-initiatives-messages.js';

type Props = { readonly search: Search };

/** What to look for. The address of the page holds it, so that it can be kept and sent to others. */
export function SearchForm({ search }: Props): ReactNode {
  const { words } = useInitiativesMessages();
  const [asked, setAsked] = useState(search);
  return (
    <form
      className="search"
      role="search"
      aria-label={words.form.name}
      onSubmit={(event) => {
        event.preventDefault();
        location.assign(addressOfPage(asked, 1));
      }}
    >
      <SearchFields
        asked={asked}
        onChange={(part) => {
          setAsked((before) => ({ ...before, ...part }));
        }}
      />
      <p className="actions">
        <button className="btn" type="submit">
          {words.form.submit}
        </button>
        {isNarrowed(search) && (
          <a href={addressOfPage({ ...search, query: '', theme: '', state: '' }, 1)}>
            {words.form.clear}
          </a>
        )}
      </p>
    </form>
  );
}

type FieldsProps = {
  readonly asked: Search;
  readonly onChange: (part: Partial<Search>) => void;
};

function SearchFields({ asked, onChange }: FieldsProps): ReactNode {
  const { words, themes } = useInitiativesMessages();
  const options = (choices: readonly (readonly [string, string])[]) => [
    { value: '', label: words.form.all },
    ...choices.map(([value, label]) => ({ value, label })),
  ];
  // A draft is nobody's to find.
  const states = Object.entries(words.states).filter(([state]) => state !== 'draft');
  const field = (name: 'query' | 'theme' | 'state') => ({
    id: name,
    label: words.form[name],
    value: asked[name],
    onChange: (value: string) => {
      onChange({ [name]: value });
    },
  });
  return (
    <>
      <LineField {...field('query')} hint={words.form.queryHint} type="search" />
      <ChoiceField {...field('theme')} options={options(Object.entries(themes))} />
      <ChoiceField {...field('state')} options={options(states)} />
    </>
  );
}
