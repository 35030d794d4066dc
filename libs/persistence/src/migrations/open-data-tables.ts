/** Settings of open data, figures about areas, and where people say they live. */
export const OPEN_DATA_TABLES = `
  CREATE TABLE open_data_setting (
    municipality_id uuid CONSTRAINT open_data_setting_pkey PRIMARY KEY DEFAULT current_municipality()
      CONSTRAINT open_data_setting_municipality REFERENCES municipality (id),
    cell_threshold int NOT NULL,
    publisher_uri text,
    contact_name text NOT NULL,
    contact_email text,
    contact_url text,
    version int NOT NULL,
    CONSTRAINT open_data_setting_threshold CHECK (cell_threshold BETWEEN 5 AND 100),
    CONSTRAINT open_data_setting_contact CHECK (num_nonnulls(contact_email, contact_url) > 0 AND length(contact_name) BETWEEN 1 AND 120));

  -- In which buurt somebody lives, for figures about areas only. The last word counts; it can be taken back.
  CREATE TABLE person_area (
    person_id uuid CONSTRAINT person_area_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT person_area_municipality REFERENCES municipality (id),
    area_id uuid NOT NULL,
    since_on date NOT NULL,
    source text NOT NULL,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT person_area_person FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CONSTRAINT person_area_area FOREIGN KEY (municipality_id, area_id) REFERENCES area (municipality_id, id),
    CONSTRAINT person_area_source CHECK (source IN ('own-word', 'register')));
  CREATE INDEX person_area_of_area ON person_area (area_id);

  CREATE TABLE population_import (
    id uuid CONSTRAINT population_import_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT population_import_municipality REFERENCES municipality (id),
    year int NOT NULL,
    number int NOT NULL,
    kind text NOT NULL,
    source text NOT NULL,
    licence text NOT NULL,
    threshold int,
    imported_at timestamptz NOT NULL,
    CONSTRAINT population_import_within UNIQUE (municipality_id, id),
    CONSTRAINT population_import_number UNIQUE (municipality_id, year, number),
    CONSTRAINT population_import_kind CHECK (kind IN ('statistics-netherlands', 'municipality')),
    CONSTRAINT population_import_threshold CHECK ((kind = 'municipality') = (threshold IS NOT NULL) AND threshold BETWEEN 5 AND 100),
    CONSTRAINT population_import_year CHECK (year BETWEEN 1990 AND 2100 AND number > 0),
    CONSTRAINT population_import_texts CHECK (length(source) BETWEEN 1 AND 200 AND length(licence) BETWEEN 1 AND 200));

  -- As it was published: what is withheld is not kept either.
  CREATE TABLE area_population (
    import_id uuid NOT NULL,
    area_id uuid NOT NULL,
    age_class text NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT area_population_municipality REFERENCES municipality (id),
    state text NOT NULL,
    people int,
    CONSTRAINT area_population_pkey PRIMARY KEY (import_id, area_id, age_class),
    CONSTRAINT area_population_import FOREIGN KEY (municipality_id, import_id) REFERENCES population_import (municipality_id, id),
    CONSTRAINT area_population_area FOREIGN KEY (municipality_id, area_id) REFERENCES area (municipality_id, id),
    CONSTRAINT area_population_class CHECK (age_class IN ('all', '0-14', '15-24', '25-44', '45-64', '65-plus')),
    CONSTRAINT area_population_state CHECK (state IN ('published', 'below-threshold', 'withheld', 'unknown')),
    CONSTRAINT area_population_people CHECK ((state = 'published') = (people IS NOT NULL) AND people >= 0));
  CREATE INDEX area_population_of_area ON area_population (area_id);`;

export const PARTICIPATION_TABLES = `
  -- Who took part per buurt, computed once after a round has settled. Only what may be told is kept.
  CREATE TABLE participation_publication (
    id uuid CONSTRAINT participation_publication_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT participation_publication_municipality REFERENCES municipality (id),
    round_id uuid NOT NULL CONSTRAINT participation_publication_once UNIQUE,
    area_id uuid NOT NULL,
    population_import_id uuid,
    threshold int NOT NULL,
    cell_count int NOT NULL,
    published_at timestamptz NOT NULL,
    CONSTRAINT participation_publication_within UNIQUE (municipality_id, id),
    CONSTRAINT participation_publication_round FOREIGN KEY (municipality_id, round_id) REFERENCES round (municipality_id, id),
    CONSTRAINT participation_publication_area FOREIGN KEY (municipality_id, area_id) REFERENCES area (municipality_id, id),
    CONSTRAINT participation_publication_population FOREIGN KEY (municipality_id, population_import_id) REFERENCES population_import (municipality_id, id),
    CONSTRAINT participation_publication_threshold CHECK (threshold BETWEEN 5 AND 100));

  CREATE TABLE participation_cell (
    publication_id uuid NOT NULL,
    measure text NOT NULL,
    part text NOT NULL,
    area_id uuid,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT participation_cell_municipality REFERENCES municipality (id),
    state text NOT NULL,
    people int,
    lowest int NOT NULL,
    highest int,
    CONSTRAINT participation_cell_once UNIQUE NULLS NOT DISTINCT (publication_id, measure, part, area_id),
    CONSTRAINT participation_cell_publication FOREIGN KEY (municipality_id, publication_id) REFERENCES participation_publication (municipality_id, id),
    CONSTRAINT participation_cell_area FOREIGN KEY (municipality_id, area_id) REFERENCES area (municipality_id, id),
    CONSTRAINT participation_cell_measure CHECK (measure IN ('initiators', 'supporters', 'voters')),
    CONSTRAINT participation_cell_part CHECK (part IN ('total', 'buurt', 'elsewhere') AND (part = 'buurt') = (area_id IS NOT NULL)),
    CONSTRAINT participation_cell_state CHECK (state IN ('published', 'below-threshold', 'withheld')),
    CONSTRAINT participation_cell_people CHECK ((state = 'published') = (people IS NOT NULL) AND people >= 0),
    -- How many ballots there are, is told with every count; nothing smaller is.
    CONSTRAINT participation_cell_large CHECK (people >= 5 OR people IS NULL OR (measure = 'voters' AND part = 'total')),
    CONSTRAINT participation_cell_bounds CHECK (lowest >= 0 AND highest >= lowest AND (people IS NULL OR (lowest, highest) = (people, people))));`;

export const STORY_TABLES = `
  CREATE TABLE story (
    id uuid CONSTRAINT story_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT story_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL CONSTRAINT story_once UNIQUE,
    wijkteam_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT story_within UNIQUE (municipality_id, id),
    CONSTRAINT story_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT story_wijkteam FOREIGN KEY (municipality_id, wijkteam_id) REFERENCES wijkteam (municipality_id, id));
  CREATE INDEX story_of_wijkteam ON story (wijkteam_id, created_at);

  CREATE TABLE story_version (
    story_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT story_version_municipality REFERENCES municipality (id),
    title text NOT NULL,
    body text NOT NULL,
    quotes jsonb NOT NULL,
    photos jsonb NOT NULL,
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT story_version_pkey PRIMARY KEY (story_id, number),
    CONSTRAINT story_version_within UNIQUE (municipality_id, story_id, number),
    CONSTRAINT story_version_story FOREIGN KEY (municipality_id, story_id) REFERENCES story (municipality_id, id),
    CONSTRAINT story_version_writer FOREIGN KEY (municipality_id, written_by) REFERENCES person (municipality_id, id),
    CONSTRAINT story_version_texts CHECK (length(title) BETWEEN 1 AND 200 AND length(body) BETWEEN 1 AND 10000),
    -- Nobody's words without consent.
    CONSTRAINT story_version_quotes CHECK (jsonb_typeof(quotes) = 'array'
      AND NOT jsonb_path_exists(quotes, '$[*] ? (!(@.consentOn like_regex "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") || !(@.consentGiven == "in-writing" || @.consentGiven == "spoken"))')),
    CONSTRAINT story_version_photos CHECK (jsonb_typeof(photos) = 'array' AND NOT jsonb_path_exists(photos, '$[*] ? (!(@.alternativeText like_regex "."))')));

  CREATE TABLE story_publication (
    story_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT story_publication_municipality REFERENCES municipality (id),
    step text NOT NULL,
    version_number int,
    reason text,
    taken_by uuid NOT NULL,
    taken_at timestamptz NOT NULL,
    CONSTRAINT story_publication_pkey PRIMARY KEY (story_id, number),
    CONSTRAINT story_publication_story FOREIGN KEY (municipality_id, story_id) REFERENCES story (municipality_id, id),
    CONSTRAINT story_publication_version FOREIGN KEY (municipality_id, story_id, version_number) REFERENCES story_version (municipality_id, story_id, number),
    CONSTRAINT story_publication_person FOREIGN KEY (municipality_id, taken_by) REFERENCES person (municipality_id, id),
    CONSTRAINT story_publication_step CHECK (step IN ('publish', 'unpublish') AND (step = 'publish') = (version_number IS NOT NULL)),
    CONSTRAINT story_publication_reason CHECK (step = 'publish' OR coalesce(length(trim(reason)), 0) >= 10),
    CONSTRAINT story_publication_reason_length CHECK (length(reason) <= 2000));`;
