/**
 * What search looks in. Row-level security lets only leakproof operators near an index, and neither full text (`@@`) nor trigrams (`%>`) are
 * that. So these functions read with the rights of the owner and name the municipality themselves.
 */
export const SEARCH_TABLES = `
  CREATE EXTENSION IF NOT EXISTS unaccent;
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE EXTENSION IF NOT EXISTS btree_gin;

  -- Dutch stems, whatever the accents.
  CREATE TEXT SEARCH CONFIGURATION wijkkas_dutch (COPY = dutch);
  ALTER TEXT SEARCH CONFIGURATION wijkkas_dutch ALTER MAPPING FOR hword, hword_part, word WITH unaccent, dutch_stem;
  -- Words as they are written, for the list of words that mistypings and compounds are looked up in.
  CREATE TEXT SEARCH CONFIGURATION wijkkas_words (COPY = simple);
  ALTER TEXT SEARCH CONFIGURATION wijkkas_words ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

  -- The words of each public initiative, written by the triggers alone.
  CREATE TABLE initiative_text (
    initiative_id uuid CONSTRAINT initiative_text_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT initiative_text_municipality REFERENCES municipality (id),
    document tsvector NOT NULL,
    CONSTRAINT initiative_text_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id));
  CREATE INDEX initiative_text_document ON initiative_text USING gin (municipality_id, document);

  -- Every word that public initiatives of a municipality have used. A word stays: it costs nothing and finds nothing by itself.
  CREATE TABLE initiative_word (
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT initiative_word_municipality REFERENCES municipality (id),
    word text NOT NULL,
    CONSTRAINT initiative_word_pkey PRIMARY KEY (municipality_id, word),
    CONSTRAINT initiative_word_length CHECK (length(word) BETWEEN 4 AND 40));
  CREATE INDEX initiative_word_alike ON initiative_word USING gin (municipality_id, word gin_trgm_ops);

  CREATE INDEX initiative_newest ON initiative (municipality_id, submitted_at DESC, id DESC) WHERE submitted_at IS NOT NULL;
  CREATE INDEX initiative_on_map ON initiative (municipality_id, longitude, latitude) INCLUDE (id) WHERE submitted_at IS NOT NULL AND longitude IS NOT NULL;

  SELECT keep_within_municipality(tab::regclass) FROM unnest(ARRAY['initiative_text', 'initiative_word']) AS tab;
  GRANT SELECT ON initiative_text, initiative_word TO wijkkas_app;`;

export const SEARCH_FUNCTIONS = `
  -- What people look for when they mean a theme.
  CREATE FUNCTION theme_words(theme text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
    SELECT CASE theme WHEN 'green' THEN 'groen natuur' WHEN 'play' THEN 'spelen speelplek' WHEN 'meeting' THEN 'ontmoeten ontmoeting'
      WHEN 'culture' THEN 'cultuur kunst muziek' WHEN 'sport' THEN 'sport bewegen' WHEN 'safety' THEN 'veiligheid veilig'
      WHEN 'traffic' THEN 'verkeer' WHEN 'sustainability' THEN 'duurzaamheid duurzaam energie' WHEN 'care' THEN 'zorg welzijn'
      WHEN 'learning' THEN 'leren onderwijs' END
  $$;

  -- What nobody submitted is nobody's to find.
  CREATE FUNCTION keep_initiative_words(i initiative) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE place text; told text;
  BEGIN
    IF i.submitted_at IS NULL THEN RETURN; END IF;
    SELECT concat_ws(' ', a.name, w.name) INTO place FROM area a LEFT JOIN area w ON w.id = a.parent_id
     WHERE a.municipality_id = i.municipality_id AND a.id = i.area_id;
    told := concat_ws(' ', i.title, place, theme_words(to_jsonb(i) ->> 'theme'), i.summary);
    INSERT INTO initiative_text (initiative_id, municipality_id, document)
    VALUES (i.id, i.municipality_id,
      setweight(to_tsvector('wijkkas_dutch', i.title), 'A')
      || setweight(to_tsvector('wijkkas_dutch', concat_ws(' ', place, theme_words(to_jsonb(i) ->> 'theme'))), 'B')
      || setweight(to_tsvector('wijkkas_dutch', i.summary), 'D'))
    ON CONFLICT (initiative_id) DO UPDATE SET document = excluded.document;
    -- In one order, so that two who write the same words do not wait for each other.
    INSERT INTO initiative_word (municipality_id, word)
    SELECT i.municipality_id, new_word FROM unnest(tsvector_to_array(to_tsvector('wijkkas_words', told))) AS new_word
     WHERE length(new_word) BETWEEN 4 AND 40
       AND NOT EXISTS (SELECT FROM initiative_word k WHERE k.municipality_id = i.municipality_id AND k.word = new_word)
     ORDER BY new_word
    ON CONFLICT DO NOTHING;
  END $$;

  -- Only by the triggers, which run with the rights of the owner: nobody else writes in what search looks in.
  REVOKE EXECUTE ON FUNCTION keep_initiative_words(initiative) FROM PUBLIC;
  CREATE FUNCTION follow_initiative() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN PERFORM keep_initiative_words(new); RETURN NULL; END $$;
  CREATE TRIGGER initiative_begins_in_words AFTER INSERT ON initiative FOR EACH ROW WHEN (new.submitted_at IS NOT NULL)
    EXECUTE FUNCTION follow_initiative();
  CREATE TRIGGER initiative_in_words AFTER UPDATE ON initiative FOR EACH ROW
    WHEN ((old.title, old.summary, old.area_id, old.submitted_at, to_jsonb(old) ->> 'theme')
      IS DISTINCT FROM (new.title, new.summary, new.area_id, new.submitted_at, to_jsonb(new) ->> 'theme'))
    EXECUTE FUNCTION follow_initiative();

  CREATE FUNCTION follow_area_name() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM keep_initiative_words(i) FROM initiative i JOIN area a ON a.id = i.area_id
      WHERE i.municipality_id = new.municipality_id AND (a.id = new.id OR a.parent_id = new.id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER area_in_words AFTER UPDATE ON area FOR EACH ROW WHEN (old.name <> new.name) EXECUTE FUNCTION follow_area_name();

  -- Words of this municipality that a word is a mistyping or a part of, the nearest first.
  CREATE FUNCTION words_like(term text) RETURNS SETOF text STABLE LANGUAGE sql SECURITY DEFINER
    SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.6 AS $$
    SELECT word FROM initiative_word WHERE municipality_id = current_municipality() AND length(term) >= 4 AND word %> term
     ORDER BY word_similarity(term, word) DESC, word LIMIT 12
  $$;

  -- Every word has to be there: as its stem, or as a word that is like it. Null when there is nothing to look for.
  CREATE FUNCTION search_query(terms text[]) RETURNS tsquery STABLE LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE term text; alike text; one tsquery; every tsquery;
  BEGIN
    FOREACH term IN ARRAY terms LOOP
      one := plainto_tsquery('wijkkas_dutch', term);
      CONTINUE WHEN numnode(one) = 0;
      FOR alike IN SELECT words_like(unaccent(lower(term))) LOOP
        IF numnode(plainto_tsquery('wijkkas_dutch', alike)) > 0 THEN one := one || plainto_tsquery('wijkkas_dutch', alike); END IF;
      END LOOP;
      every := CASE WHEN every IS NULL THEN one ELSE every && one END;
    END LOOP;
    RETURN every;
  END $$;

  -- Public initiatives with these words, the best first: those with the very words before those with words like them. At most 1,000 are ranked.
  CREATE FUNCTION search_initiatives(terms text[], wanted jsonb, skip int, take int) RETURNS TABLE (ids uuid[], total int)
    STABLE LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE every tsquery := search_query(terms); literal tsquery := plainto_tsquery('wijkkas_dutch', array_to_string(terms, ' '));
  BEGIN
    RETURN QUERY
    WITH hit AS MATERIALIZED (
      SELECT i.id, i.submitted_at, t.document FROM initiative_text t JOIN initiative i ON i.id = t.initiative_id
       WHERE t.municipality_id = current_municipality() AND t.document @@ every
         AND i.municipality_id = current_municipality() AND i.submitted_at IS NOT NULL
         AND (wanted ->> 'roundId' IS NULL OR i.round_id = (wanted ->> 'roundId')::uuid)
         AND (wanted ->> 'state' IS NULL OR i.state = wanted ->> 'state')
         AND (wanted ->> 'theme' IS NULL OR to_jsonb(i) ->> 'theme' = wanted ->> 'theme')
         AND (wanted ->> 'areaId' IS NULL OR i.area_id IN (SELECT a.id FROM area a WHERE a.municipality_id = current_municipality()
              AND (a.id = (wanted ->> 'areaId')::uuid OR a.parent_id = (wanted ->> 'areaId')::uuid)))
         AND (wanted ->> 'wijkteamId' IS NULL OR i.round_id IN (SELECT r.id FROM round r
              WHERE r.municipality_id = current_municipality() AND r.wijkteam_id = (wanted ->> 'wijkteamId')::uuid))
       LIMIT 1001)
    SELECT ARRAY(SELECT h.id FROM hit h
        ORDER BY h.document @@ literal DESC, ts_rank(h.document, every) DESC, h.submitted_at DESC, h.id OFFSET skip LIMIT take),
      (SELECT count(*)::int FROM hit);
  END $$;`;

export const SIMILAR_FUNCTIONS = `
  -- Public initiatives that share words with a text, and which; those with the most in the weightiest places first. Words of the title are also
  -- looked for in compounds and mistypings, from six letters: too many short ones look alike.
  CREATE FUNCTION similar_initiatives(title_words text[], other_words text[], leave_out uuid, take int)
    RETURNS TABLE (id uuid, "sharedInTitle" text[], "sharedInText" text[])
    STABLE LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE stems text[]; told text[]; every tsquery; titled tsquery;
  BEGIN
    SELECT array_agg(stem), array_agg(word) INTO stems, told FROM (
      SELECT DISTINCT word, unnest(tsvector_to_array(to_tsvector('wijkkas_dutch', seen))) AS stem FROM (
        SELECT word, word AS seen FROM unnest(title_words || other_words) AS word
        UNION ALL SELECT word, words_like(unaccent(lower(word))) FROM unnest(title_words) AS word WHERE length(word) >= 6) AS spelled) AS pairs;
    SELECT to_tsquery('simple', string_agg(DISTINCT quote_literal(p.stem), ' | ')),
           to_tsquery('simple', string_agg(DISTINCT quote_literal(p.stem), ' | ') FILTER (WHERE p.word = ANY (title_words)))
      INTO every, titled FROM unnest(stems, told) AS p (stem, word);
    RETURN QUERY
    -- What shares a word of the title before what shares any, and of neither so many that ranking takes long.
    WITH near AS MATERIALIZED (
      (SELECT t.initiative_id FROM initiative_text t
        WHERE t.municipality_id = current_municipality() AND t.initiative_id IS DISTINCT FROM leave_out AND t.document @@ titled LIMIT 300)
      UNION (SELECT t.initiative_id FROM initiative_text t
        WHERE t.municipality_id = current_municipality() AND t.initiative_id IS DISTINCT FROM leave_out AND t.document @@ every LIMIT 300)),
    hit AS MATERIALIZED (
      SELECT t.initiative_id, t.document FROM near JOIN initiative_text t ON t.initiative_id = near.initiative_id
       ORDER BY ts_rank(t.document, every) DESC, t.initiative_id LIMIT take)
    SELECT h.initiative_id,
      ARRAY(SELECT DISTINCT p.word FROM unnest(stems, told) AS p (stem, word)
             WHERE p.stem = ANY (tsvector_to_array(ts_filter(h.document, '{a}'))) ORDER BY 1),
      ARRAY(SELECT DISTINCT p.word FROM unnest(stems, told) AS p (stem, word)
             WHERE p.stem = ANY (tsvector_to_array(ts_filter(h.document, '{b,d}'))) ORDER BY 1)
      FROM hit h;
  END $$;`;
