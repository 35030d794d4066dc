import type { ReactNode } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import type { PageAddress } from '../service/page-address.js';
import type { Retryable } from '../service/use-reading.js';
import { fileAddress } from './initiative-api.js';
import { fileSize } from './initiative-format.js';
import type { InitiativeFile } from './initiative-types.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

type Props = Retryable<readonly InitiativeFile[]> & { readonly address: PageAddress };

/** The photos, small and with what is to be seen in them, and the documents. */
export function FilesSection({ address, ...read }: Props): ReactNode {
  const { words } = useInitiativeMessages();
  return (
    <ReadingSection id="fotos" heading={words.files.heading} {...read}>
      {(files) =>
        files.length === 0 ? <p>{words.files.none}</p> : <Files files={files} address={address} />
      }
    </ReadingSection>
  );
}

type FilesProps = {
  readonly files: readonly InitiativeFile[];
  readonly address: PageAddress;
};

function Files({ files, address }: FilesProps): ReactNode {
  const { words, locale } = useInitiativeMessages();
  const photos = files.filter(({ kind }) => kind === 'photo');
  const documents = files.filter(({ kind }) => kind === 'document');
  return (
    <div className="flow">
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map(({ fileId, description }) => (
            <Photo key={fileId} address={address} fileId={fileId} description={description} />
          ))}
        </ul>
      )}
      {documents.length > 0 && (
        <ul className="plain">
          {documents.map(({ fileId, description, byteCount }) => (
            <li key={fileId}>
              <a href={fileAddress(address, fileId, 'page')}>
                {words.files.document(description, fileSize(locale, byteCount))}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type PhotoProps = {
  readonly address: Pick<PageAddress, 'municipality'>;
  readonly fileId: string;
  readonly description: string;
};

/** A photo that leads to itself in full. */
export function Photo({ address, fileId, description }: PhotoProps): ReactNode {
  return (
    <li>
      <a href={fileAddress(address, fileId, 'page')}>
        <img src={fileAddress(address, fileId, 'thumbnail')} alt={description} loading="lazy" />
      </a>
    </li>
  );
}
