/** What people say and ask about initiatives, and how that is kept decent. */
export const COMMENT_TABLES = `
  CREATE TABLE comment (
    id uuid CONSTRAINT comment_pkey PRIMARY KEY,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT comment_municipality REFERENCES municipality (id),
    initiative_id uuid NOT NULL,
    parent_id uuid,
    kind text NOT NULL,
    -- Gone once its writer has removed it.
    text text,
    answered_as text,
    state text NOT NULL DEFAULT 'shown',
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    edited_at timestamptz,
    removed_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT comment_within UNIQUE (municipality_id, id),
    CONSTRAINT comment_in_initiative UNIQUE (municipality_id, initiative_id, id),
    CONSTRAINT comment_initiative FOREIGN KEY (municipality_id, initiative_id) REFERENCES initiative (municipality_id, id),
    CONSTRAINT comment_parent FOREIGN KEY (municipality_id, initiative_id, parent_id) REFERENCES comment (municipality_id, initiative_id, id),
    CONSTRAINT comment_writer FOREIGN KEY (municipality_id, written_by) REFERENCES person (municipality_id, id),
    CONSTRAINT comment_kind CHECK (kind IN ('comment', 'question', 'answer')),
    CONSTRAINT comment_one_level CHECK ((kind = 'answer') = (parent_id IS NOT NULL)),
    CONSTRAINT comment_answered_as CHECK (answered_as IS NULL OR (answered_as IN ('initiator', 'contact-person') AND kind = 'answer')),
    CONSTRAINT comment_state CHECK (state IN ('shown', 'hidden', 'removed')),
    CONSTRAINT comment_removed CHECK ((state = 'removed') = (text IS NULL) AND (state = 'removed') = (removed_at IS NOT NULL)),
    CONSTRAINT comment_text CHECK (length(text) BETWEEN 1 AND 2000));
  CREATE INDEX comment_of_initiative ON comment (initiative_id, written_at, id) WHERE parent_id IS NULL;
  CREATE INDEX comment_of_parent ON comment (parent_id, written_at, id) WHERE parent_id IS NOT NULL;
  CREATE INDEX comment_of_writer ON comment (written_by, written_at);

  -- What a comment said before it was edited; it goes when the comment is removed.
  CREATE TABLE comment_edit (
    comment_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT comment_edit_municipality REFERENCES municipality (id),
    earlier_text text NOT NULL,
    edited_at timestamptz NOT NULL,
    CONSTRAINT comment_edit_pkey PRIMARY KEY (comment_id, number),
    CONSTRAINT comment_edit_comment FOREIGN KEY (municipality_id, comment_id) REFERENCES comment (municipality_id, id),
    CONSTRAINT comment_edit_number CHECK (number > 0),
    CONSTRAINT comment_edit_text CHECK (length(earlier_text) BETWEEN 1 AND 2000));

  CREATE TABLE comment_report (
    comment_id uuid NOT NULL,
    reported_by uuid NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT comment_report_municipality REFERENCES municipality (id),
    reason text NOT NULL,
    reported_at timestamptz NOT NULL,
    CONSTRAINT comment_report_pkey PRIMARY KEY (comment_id, reported_by),
    CONSTRAINT comment_report_comment FOREIGN KEY (municipality_id, comment_id) REFERENCES comment (municipality_id, id),
    CONSTRAINT comment_report_person FOREIGN KEY (municipality_id, reported_by) REFERENCES person (municipality_id, id),
    CONSTRAINT comment_report_reason CHECK (length(reason) BETWEEN 1 AND 500));
  CREATE INDEX comment_report_of_person ON comment_report (reported_by, reported_at);

  -- What was done about a comment, step by step.
  CREATE TABLE comment_moderation (
    comment_id uuid NOT NULL,
    number int NOT NULL,
    municipality_id uuid NOT NULL DEFAULT current_municipality()
      CONSTRAINT comment_moderation_municipality REFERENCES municipality (id),
    kind text NOT NULL,
    reason text NOT NULL,
    taken_by uuid NOT NULL,
    taken_at timestamptz NOT NULL,
    CONSTRAINT comment_moderation_pkey PRIMARY KEY (comment_id, number),
    CONSTRAINT comment_moderation_comment FOREIGN KEY (municipality_id, comment_id) REFERENCES comment (municipality_id, id),
    CONSTRAINT comment_moderation_person FOREIGN KEY (municipality_id, taken_by) REFERENCES person (municipality_id, id),
    CONSTRAINT comment_moderation_kind CHECK (kind IN ('kept', 'hidden', 'appealed', 'appeal-granted', 'appeal-refused')),
    CONSTRAINT comment_moderation_reason CHECK (length(reason) BETWEEN 10 AND 2000));
  CREATE UNIQUE INDEX comment_moderation_appeal_once ON comment_moderation (comment_id) WHERE kind = 'appealed';`;
