/** Photos and documents as they are kept, how much each person may send in a day, and what they belong to. */
export const FILE_TABLES = `
  CREATE TABLE file (
    id uuid CONSTRAINT file_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT file_municipality REFERENCES municipality (id),
    kind text NOT NULL,
    file_name text NOT NULL,
    media_type text NOT NULL,
    -- What came in: its size, and the SHA-256 of its bytes. Of a photo those bytes are not kept.
    byte_count int NOT NULL,
    content_hash text NOT NULL,
    width_pixels int,
    height_pixels int,
    scanned_by text,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamptz NOT NULL,
    CONSTRAINT file_within UNIQUE (municipality_id, id),
    CONSTRAINT file_uploader FOREIGN KEY (municipality_id, uploaded_by) REFERENCES person (municipality_id, id),
    CONSTRAINT file_kind CHECK (kind IN ('photo', 'document')),
    CONSTRAINT file_media_type CHECK ((kind = 'document') = (media_type = 'application/pdf')
      AND media_type IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
    CONSTRAINT file_name_printable CHECK (length(file_name) BETWEEN 3 AND 120 AND file_name !~ '[/\\\\[:cntrl:]\\u202a-\\u202e\\u2066-\\u2069]'),
    CONSTRAINT file_size CHECK (byte_count BETWEEN 1 AND 10485760),
    CONSTRAINT file_content_hash CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT file_pixels CHECK ((kind = 'photo') = (width_pixels IS NOT NULL AND height_pixels IS NOT NULL)
      AND width_pixels > 0 AND height_pixels > 0 AND width_pixels::bigint * height_pixels <= 50000000));
  CREATE INDEX file_of_person ON file (uploaded_by, uploaded_at DESC, id);

  -- The bytes that are served. Of a photo: drawn anew in two sizes and two formats; of a document: as it came.
  CREATE TABLE file_rendition (
    file_id uuid NOT NULL,
    size text NOT NULL,
    media_type text NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT file_rendition_municipality REFERENCES municipality (id),
    bytes bytea NOT NULL,
    content_hash text NOT NULL,
    width_pixels int,
    height_pixels int,
    CONSTRAINT file_rendition_pkey PRIMARY KEY (file_id, size, media_type),
    CONSTRAINT file_rendition_file FOREIGN KEY (municipality_id, file_id) REFERENCES file (municipality_id, id) ON DELETE CASCADE,
    CONSTRAINT file_rendition_size CHECK (CASE size WHEN 'original' THEN media_type = 'application/pdf'
      WHEN 'page' THEN media_type IN ('image/jpeg', 'image/webp') AND greatest(width_pixels, height_pixels) <= 1600
      WHEN 'thumbnail' THEN media_type IN ('image/jpeg', 'image/webp') AND greatest(width_pixels, height_pixels) <= 400
      ELSE false END),
    CONSTRAINT file_rendition_pixels CHECK ((size = 'original') = (width_pixels IS NULL) AND (width_pixels IS NULL) = (height_pixels IS NULL)
      AND width_pixels > 0 AND height_pixels > 0),
    CONSTRAINT file_rendition_bytes CHECK (octet_length(bytes) BETWEEN 1 AND 10485760),
    CONSTRAINT file_rendition_hash CHECK (content_hash = encode(sha256(bytes), 'hex')));
  -- Pictures and PDFs are compressed already.
  ALTER TABLE file_rendition ALTER COLUMN bytes SET STORAGE EXTERNAL;

  -- How much a person sent on a day, by the Dutch calendar. What was refused or removed counts as well.
  CREATE TABLE upload_day (
    person_id uuid NOT NULL,
    day date NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT upload_day_municipality REFERENCES municipality (id),
    try_count int NOT NULL DEFAULT 0,
    file_count int NOT NULL DEFAULT 0,
    byte_count bigint NOT NULL DEFAULT 0,
    CONSTRAINT upload_day_pkey PRIMARY KEY (person_id, day),
    CONSTRAINT upload_day_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT upload_day_counts CHECK (file_count BETWEEN 0 AND try_count AND byte_count >= file_count),
    CONSTRAINT upload_day_tries_max CHECK (try_count <= 120),
    CONSTRAINT upload_day_files_max CHECK (file_count <= 40),
    CONSTRAINT upload_day_bytes_max CHECK (byte_count <= 104857600));

  -- One row per initiative that has files: it is held while the list changes, and counts the changes.
  CREATE TABLE initiative_file_list (
    initiative_id uuid CONSTRAINT initiative_file_list_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT initiative_file_list_municipality REFERENCES municipality (id),
    version int NOT NULL DEFAULT 1,
    CONSTRAINT initiative_file_list_within UNIQUE (municipality_id, initiative_id),
    CONSTRAINT initiative_file_list_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT initiative_file_list_version CHECK (version > 0));

  CREATE TABLE initiative_file (
    initiative_id uuid NOT NULL,
    file_id uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT initiative_file_municipality REFERENCES municipality (id),
    place int NOT NULL,
    description text NOT NULL,
    attached_by uuid NOT NULL,
    attached_at timestamptz NOT NULL,
    CONSTRAINT initiative_file_pkey PRIMARY KEY (initiative_id, file_id),
    CONSTRAINT initiative_file_place_once UNIQUE (initiative_id, place) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT initiative_file_listed FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative_file_list (municipality_id, initiative_id),
    CONSTRAINT initiative_file_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT initiative_file_file FOREIGN KEY (municipality_id, file_id) REFERENCES file (municipality_id, id),
    CONSTRAINT initiative_file_person FOREIGN KEY (municipality_id, attached_by) REFERENCES person (municipality_id, id),
    CONSTRAINT initiative_file_place CHECK (place BETWEEN 1 AND 15),
    CONSTRAINT initiative_file_description CHECK (length(trim(description)) BETWEEN 3 AND 300));
  CREATE INDEX initiative_file_of_file ON initiative_file (file_id);`;

export const FILE_FUNCTIONS = `
  -- Whose file it is stays who sent it; others attach only what is attached to the same initiative already.
  CREATE FUNCTION check_initiative_file() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE f file; held int;
  BEGIN
    SELECT * INTO f FROM file WHERE id = new.file_id;
    IF f.uploaded_by IS DISTINCT FROM new.attached_by THEN PERFORM refuse_row('initiative_file_own', new.file_id); END IF;
    PERFORM FROM initiative_file_list WHERE initiative_id = new.initiative_id FOR NO KEY UPDATE;
    SELECT count(*) INTO held FROM initiative_file a JOIN file o ON o.id = a.file_id
     WHERE a.initiative_id = new.initiative_id AND o.kind = f.kind AND a.file_id <> new.file_id;
    IF held >= (CASE f.kind WHEN 'photo' THEN 10 ELSE 5 END) THEN PERFORM refuse_row('initiative_file_max', new.initiative_id); END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER initiative_file_checked BEFORE INSERT ON initiative_file FOR EACH ROW EXECUTE FUNCTION check_initiative_file();

  -- What was kept of an upload is never another thing later: it can only be removed, while nothing shows it.
  CREATE FUNCTION keep_initiative_file() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (new.initiative_id, new.file_id, new.municipality_id, new.attached_by, new.attached_at)
       IS DISTINCT FROM (old.initiative_id, old.file_id, old.municipality_id, old.attached_by, old.attached_at) THEN
      RAISE EXCEPTION 'initiative_file_fixed: %', old.file_id USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER initiative_file_kept BEFORE UPDATE ON initiative_file FOR EACH ROW EXECUTE FUNCTION keep_initiative_file();
  CREATE TRIGGER file_fixed BEFORE UPDATE ON file FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER file_rendition_fixed BEFORE UPDATE ON file_rendition FOR EACH ROW EXECUTE FUNCTION refuse_change();

  -- A day's counts only go up: removing a file makes no room for another.
  CREATE FUNCTION keep_upload_day() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF (new.person_id, new.day, new.municipality_id) IS DISTINCT FROM (old.person_id, old.day, old.municipality_id)
       OR new.try_count < old.try_count OR new.file_count < old.file_count OR new.byte_count < old.byte_count THEN
      RAISE EXCEPTION 'upload_day_only_up: %', old.person_id USING ERRCODE = '42501';
    END IF;
    RETURN new;
  END $$;
  CREATE TRIGGER upload_day_only_up BEFORE UPDATE ON upload_day FOR EACH ROW EXECUTE FUNCTION keep_upload_day();

  -- No file without its count: past the day's bound there is none.
  CREATE FUNCTION count_file() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    INSERT INTO upload_day (person_id, day, municipality_id, try_count, file_count, byte_count)
    VALUES (new.uploaded_by, dutch_day(new.uploaded_at), new.municipality_id, 1, 1, new.byte_count)
    ON CONFLICT (person_id, day) DO UPDATE SET file_count = upload_day.file_count + 1, byte_count = upload_day.byte_count + excluded.byte_count,
      try_count = greatest(upload_day.try_count, upload_day.file_count + 1);
    RETURN NULL;
  END $$;
  CREATE TRIGGER file_counted AFTER INSERT ON file FOR EACH ROW EXECUTE FUNCTION count_file();`;
