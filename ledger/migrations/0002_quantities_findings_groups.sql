CREATE TABLE quantity ( -- Figures with what they count.
  key INTEGER PRIMARY KEY, --
  doc INTEGER GENERATED ALWAYS AS (key >> 24) VIRTUAL REFERENCES document (key), --
  id TEXT NOT NULL, -- name inside the document
  kind TEXT NOT NULL, -- `count`, `money`, `percent`, `measure`, `ratio` (7 for "seven times"), `fraction` (0.5 for "half") or `rank`
  value REAL NOT NULL, -- the number, or the lower end of a range
  high REAL NOT NULL, -- the upper end of a range; 0 for a single number
  unit TEXT NOT NULL, -- ISO 4217 code of the money, or the symbol of the measure
  bound TEXT NOT NULL, -- `at-least`, `at-most`, `about`, `more-than`, `less-than`; empty for an exact number
  change TEXT NOT NULL, -- `up` or `down`; empty for a figure that does not move
  time INTEGER REFERENCES time (key), -- what it is for; NULL when the text does not tell
  date TEXT NOT NULL, -- the day, month or year of `time`, or else the document's date of publication
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  counted_start_byte INTEGER, -- what is counted; NULL with the next four when it is not named beside the number
  counted_end_byte INTEGER, --
  counted_start_char INTEGER, --
  counted_end_char INTEGER, --
  counted TEXT, --
  made_by TEXT NOT NULL, --
  confidence REAL NOT NULL --
);

CREATE TABLE finding ( -- What does not add up inside one document: passages that differ. The offsets are those of the whole.
  key INTEGER PRIMARY KEY, --
  doc INTEGER GENERATED ALWAYS AS (key >> 24) VIRTUAL REFERENCES document (key), --
  id TEXT NOT NULL, -- name inside the document
  kind TEXT NOT NULL, -- `weekday`, `calendars`, `arithmetic`, `no-such-date`, `cited-later`, `event` or `duration`
  text TEXT NOT NULL, -- what differs, for people
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  made_by TEXT NOT NULL, --
  confidence REAL NOT NULL --
);

CREATE TABLE finding_passage ( -- The passages that differ.
  finding INTEGER NOT NULL REFERENCES finding (key), --
  n INTEGER NOT NULL, -- from 1, in the order of the text
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  PRIMARY KEY (finding, n)
) WITHOUT ROWID;

CREATE TABLE comparison ( -- One row: when the current documents were last held against each other. The next six tables hold the result.
  key INTEGER PRIMARY KEY CHECK (key = 1), --
  changes INTEGER NOT NULL, -- counts the changes of the documents
  compared INTEGER NOT NULL, -- what `changes` was when they were compared; when it differs, the result is older than the documents
  compared_at INTEGER NOT NULL -- when, in seconds since 1970; 0 for never
);
INSERT INTO comparison (key, changes, compared, compared_at) SELECT 1, count(*), 0, 0 FROM document;

CREATE TABLE reuse ( -- Two documents that share running text.
  key INTEGER PRIMARY KEY, --
  a INTEGER NOT NULL REFERENCES document (key), -- the earlier one, when `directed`
  b INTEGER NOT NULL REFERENCES document (key), --
  directed INTEGER NOT NULL, -- 1 when `a` was published first
  own INTEGER NOT NULL, -- shared words outside quotation marks
  quoted INTEGER NOT NULL, -- shared words inside quotation marks
  cover_a REAL NOT NULL, -- share (0 to 1) of the words of `a` outside quotation marks that `b` has too
  cover_b REAL NOT NULL -- the same for `b`
);
CREATE INDEX reuse_a ON reuse (a);
CREATE INDEX reuse_b ON reuse (b);

CREATE TABLE reuse_piece ( -- The shared passages.
  reuse INTEGER NOT NULL REFERENCES reuse (key), --
  n INTEGER NOT NULL, -- from 1, in the order of the text of `a`
  a_start_byte INTEGER NOT NULL, -- in the text of `a`
  a_end_byte INTEGER NOT NULL, --
  a_start_char INTEGER NOT NULL, --
  a_end_char INTEGER NOT NULL, --
  b_start_byte INTEGER NOT NULL, -- in the text of `b`
  b_end_byte INTEGER NOT NULL, --
  b_start_char INTEGER NOT NULL, --
  b_end_char INTEGER NOT NULL, --
  PRIMARY KEY (reuse, n)
) WITHOUT ROWID;

CREATE TABLE origin ( -- Sets of documents whose own words come from one text. A document that is in none is its own origin.
  key INTEGER PRIMARY KEY, --
  documents INTEGER NOT NULL -- number of rows in `origin_member`
);

CREATE TABLE origin_member ( -- The documents of each origin.
  origin INTEGER NOT NULL REFERENCES origin (key), --
  n INTEGER NOT NULL, -- from 1, the earliest published first
  doc INTEGER NOT NULL REFERENCES document (key), --
  why TEXT NOT NULL, -- with which other document it shares what
  PRIMARY KEY (origin, n)
) WITHOUT ROWID;
CREATE INDEX origin_member_doc ON origin_member (doc);

CREATE TABLE quote_group ( -- One utterance in the places where it is quoted.
  key INTEGER PRIMARY KEY, --
  id TEXT NOT NULL, -- DOCUMENT:RECORD of its first member
  members INTEGER NOT NULL, -- number of rows in `quote_member`
  documents INTEGER NOT NULL, -- number of documents that they stand in
  origins INTEGER NOT NULL, -- the same, with documents of one origin counted once
  differs INTEGER NOT NULL -- 1 when there is more than one wording; a part of a longer quote has the same wording
);

CREATE TABLE quote_member ( -- The places of each quote group.
  quote_group INTEGER NOT NULL REFERENCES quote_group (key), --
  n INTEGER NOT NULL, -- from 1, the earliest published first
  doc INTEGER NOT NULL REFERENCES document (key), --
  attribution TEXT NOT NULL, -- `attribution.id` inside the document, as it was when the documents were compared
  speaker TEXT NOT NULL, -- who says it, by name; empty when the text names no one
  wording INTEGER NOT NULL, -- numbers the different wordings of the group, from 1
  why TEXT NOT NULL, -- which other member it was joined to, on what evidence
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  PRIMARY KEY (quote_group, n)
) WITHOUT ROWID;
CREATE INDEX quote_member_doc ON quote_member (doc);

DROP VIEW says;
CREATE VIEW says AS -- Attributions as a table for people: current documents only, pieces joined by ` ... `.
SELECT
  d.id || ':' || a.id AS id, -- DOCUMENT:RECORD, as `hearsay why` takes it
  s.name AS speaker, -- NULL, with the next two, when the text names no one
  s.type AS speaker_type, -- type of the actor
  s.anonymous AS anonymous, -- 1 when the document does not identify the speaker
  a.kind AS kind, -- as in `attribution`, with the next two
  a.polarity AS polarity, --
  a.date AS date, --
  (SELECT group_concat(quote, ' ... ') FROM attribution_piece WHERE attribution = a.key AND role = 'source') AS source, -- NULL when there is none
  (SELECT group_concat(quote, ' ... ') FROM attribution_piece WHERE attribution = a.key AND role = 'cue') AS cue, -- NULL when there is none
  (SELECT group_concat(quote, ' ... ') FROM attribution_piece WHERE attribution = a.key AND role = 'content') AS content, -- what is said
  (SELECT group_concat(coalesce(c.name, replace(l.quote, char(10), ' ')), ' > ') FROM link l LEFT JOIN actor c ON c.key = l.actor WHERE l.attribution = a.key) AS chain, -- names of the links, or the words that name one whose actor is not known
  a.depth AS depth, -- number of links
  d.path AS path, -- of the document, with the next three
  d.title AS title, --
  d.publisher AS publisher, --
  d.published AS published, --
  a.start_char AS start_char, -- of the whole attribution
  a.end_char AS end_char, --
  a.made_by AS made_by, --
  a.confidence AS confidence --
FROM attribution a JOIN document d ON d.key = a.doc LEFT JOIN actor s ON s.key = a.speaker
WHERE d.current;
