-- Comments inside CREATE stay in the file: `.schema` shows them, and
-- docs/ledger.md is made from them.

CREATE TABLE migration ( -- The changes of the tables that this file has been through.
  version INTEGER PRIMARY KEY, -- number of the change, from 1
  name TEXT NOT NULL -- what it did
);

CREATE TABLE file ( -- Every file that was met, and what became of it the last time. A part of a file that holds others has a row of its own: `mail.eml!/annex.pdf`.
  path TEXT PRIMARY KEY, -- with `/` between folders
  sha256 TEXT NOT NULL, -- of its bytes, lower-case hexadecimal; empty when they could not be read
  bytes INTEGER NOT NULL, -- its size
  modified INTEGER, -- when it was last changed, in nanoseconds since 1970; NULL for a part, and until every part is stored
  code TEXT NOT NULL, -- empty, or why it was not read: `damaged`, `encrypted`, `empty` ...
  message TEXT NOT NULL, -- what was wrong, for people
  hint TEXT NOT NULL, -- what to do about it
  reader TEXT NOT NULL -- version of the program's reader that read it
) WITHOUT ROWID;

CREATE TABLE document ( -- One row for every different file that could be read, whatever the number of its copies.
  key INTEGER PRIMARY KEY, -- short number of the document inside this file
  id TEXT NOT NULL UNIQUE, -- name of the document everywhere: the first 16 digits of `sha256`
  sha256 TEXT NOT NULL, -- of its bytes
  original TEXT NOT NULL REFERENCES original (sha256), -- the file whose bytes are kept for it: itself, or the mail or archive that holds it
  path TEXT NOT NULL, -- where it lies, the first of its places; all are in `place`
  version INTEGER NOT NULL, -- which of the documents read from `path`, from 1
  current INTEGER NOT NULL, -- 0 when every file that held it has changed since
  name TEXT NOT NULL, -- how it calls itself, where that is not its path
  format TEXT NOT NULL, -- `txt`, `html`, `pdf` ...
  bytes INTEGER NOT NULL, -- size of its file; 0 for a part of another file
  title TEXT NOT NULL, -- with authors, publisher and published: how each was found is in `metadata`
  authors TEXT NOT NULL, -- JSON array of names
  publisher TEXT NOT NULL, --
  published TEXT NOT NULL, -- YYYY, YYYY-MM or YYYY-MM-DD
  lang TEXT NOT NULL, -- of most of the text, ISO 639-1
  words INTEGER NOT NULL, -- in the blocks that are read
  attributions INTEGER NOT NULL, -- number of rows in `attribution`
  citations INTEGER NOT NULL, -- number of rows in `citation`
  times INTEGER NOT NULL, -- number of rows in `time`
  actors INTEGER NOT NULL, -- number of rows in `actor`
  reader TEXT NOT NULL, -- version of the program's reader that made its records
  read_at INTEGER NOT NULL, -- when, in seconds since 1970
  text TEXT NOT NULL -- the extracted text; all offsets count in it
);
CREATE INDEX document_path ON document (path);

CREATE TABLE original ( -- The bytes of every file that holds a document, as they came.
  key INTEGER PRIMARY KEY, --
  sha256 TEXT NOT NULL UNIQUE, -- lower-case hexadecimal
  path TEXT NOT NULL, -- where it was found first
  bytes BLOB NOT NULL --
);

CREATE TABLE place ( -- Where each document was found: the history of every path.
  path TEXT NOT NULL, --
  version INTEGER NOT NULL, -- counts the documents read from this path, from 1
  doc INTEGER NOT NULL REFERENCES document (key), --
  current INTEGER NOT NULL, -- 1 for what the path held last, 0 for older versions
  PRIMARY KEY (path, version)
) WITHOUT ROWID;
CREATE INDEX place_doc ON place (doc);

CREATE TABLE metadata ( -- Title, authors, publisher and date of publication with how each was found.
  doc INTEGER NOT NULL REFERENCES document (key), --
  name TEXT NOT NULL, -- `title`, `author`, `publisher` or `published`
  n INTEGER NOT NULL, -- counts the authors, from 1
  value TEXT NOT NULL, --
  how TEXT NOT NULL, -- `json-ld`, `meta-tag`, `byline`, `dateline` ...
  start_byte INTEGER, -- where it stands in the text; NULL with the next four when it does not
  end_byte INTEGER, --
  start_char INTEGER, --
  end_char INTEGER, --
  quote TEXT, --
  PRIMARY KEY (doc, name, n)
) WITHOUT ROWID;

CREATE TABLE note ( -- What was repaired or left out on the way in.
  doc INTEGER NOT NULL REFERENCES document (key), --
  n INTEGER NOT NULL, -- from 1
  note TEXT NOT NULL, -- for people
  PRIMARY KEY (doc, n)
) WITHOUT ROWID;

CREATE TABLE block ( -- The passages of each text: titles, paragraphs, list items ...; `substr(text, start_char + 1, end_char - start_char)` of the document is a block's text.
  key INTEGER PRIMARY KEY, --
  doc INTEGER GENERATED ALWAYS AS (key >> 24) VIRTUAL REFERENCES document (key), --
  kind TEXT NOT NULL, -- `title`, `byline`, `dateline`, `paragraph`, `heading`, `list-item`, `quotation`, `furniture` (menus and the like, not read)
  page INTEGER NOT NULL, -- from 1; 0 where the format has no pages
  lang TEXT NOT NULL, -- ISO 639-1
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL --
);

CREATE TABLE time ( -- Time expressions (TIMEX3, ISO 24617-1).
  key INTEGER PRIMARY KEY, --
  doc INTEGER GENERATED ALWAYS AS (key >> 24) VIRTUAL REFERENCES document (key), --
  id TEXT NOT NULL, -- name inside the document
  type TEXT NOT NULL, -- `DATE`, `TIME`, `DURATION` or `SET`
  value TEXT NOT NULL, -- TIMEX3 value, Gregorian
  mod TEXT NOT NULL, -- TIMEX3 mod: `APPROX`, `START` ...
  anchor TEXT NOT NULL, -- id of the time it is counted from, or `dct` for the document's own date
  calendar TEXT NOT NULL, -- `gregorian`, `hijri` or `solar-hijri`: the calendar it was written in
  from_day TEXT NOT NULL, -- first day covered, YYYY-MM-DD
  to_day TEXT NOT NULL, -- last day covered
  day_order TEXT NOT NULL, -- `day-first` or `month-first` for a date of figures only
  evidence TEXT NOT NULL, -- what decided that order
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  made_by TEXT NOT NULL, --
  confidence REAL NOT NULL --
);

CREATE TABLE citation ( -- Pointers to where something was published.
  key INTEGER PRIMARY KEY, --
  doc INTEGER GENERATED ALWAYS AS (key >> 24) VIRTUAL REFERENCES document (key), --
  id TEXT NOT NULL, -- name inside the document
  kind TEXT NOT NULL, -- `outlet`, `document`, `scripture`, `self` or `url`
  outlet TEXT NOT NULL, -- normal name of the outlet
  ref TEXT NOT NULL, -- place in the thing cited: verse, address
  time INTEGER REFERENCES time (key), -- its date; NULL when none is given
  missing TEXT NOT NULL, -- JSON array of what a complete citation would have: `date`, `outlet`
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  made_by TEXT NOT NULL, --
  confidence REAL NOT NULL --
);

CREATE TABLE citation_piece ( -- The stretches of text that belong to a citation.
  citation INTEGER NOT NULL REFERENCES citation (key), --
  role TEXT NOT NULL, -- `outlet`: where the outlet is named; `covers`: what the citation supports
  n INTEGER NOT NULL, -- from 1 in each role
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  PRIMARY KEY (citation, role, n)
) WITHOUT ROWID;

CREATE TABLE actor ( -- Who speaks or is spoken of, in each document by itself.
  key INTEGER PRIMARY KEY, --
  doc INTEGER GENERATED ALWAYS AS (key >> 24) VIRTUAL REFERENCES document (key), --
  id TEXT NOT NULL, -- name inside the document
  name TEXT NOT NULL, -- as the document gives it
  type TEXT NOT NULL, -- `person`, `state`, `body`, `outlet`, `group` or `unknown`
  anonymous INTEGER NOT NULL, -- 1 when the document does not identify the actor; `name` is then its description
  made_by TEXT NOT NULL, --
  confidence REAL NOT NULL --
);

CREATE TABLE mention ( -- Where an actor is named or referred to.
  key INTEGER PRIMARY KEY, --
  doc INTEGER GENERATED ALWAYS AS (key >> 24) VIRTUAL REFERENCES document (key), --
  id TEXT NOT NULL, -- name inside the document
  kind TEXT NOT NULL, -- `named`, `nominal` or `pronoun`
  actor INTEGER REFERENCES actor (key), -- who is meant; NULL when that is not known
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  made_by TEXT NOT NULL, --
  confidence REAL NOT NULL --
);

CREATE TABLE attribution ( -- Who says what: one row for a source, cue and content; their words are in `attribution_piece`. The offsets are those of the whole.
  key INTEGER PRIMARY KEY, --
  doc INTEGER GENERATED ALWAYS AS (key >> 24) VIRTUAL REFERENCES document (key), --
  id TEXT NOT NULL, -- name inside the document
  kind TEXT NOT NULL, -- `direct`, `indirect` or `mixed`
  polarity TEXT NOT NULL, -- `affirmed`, `denied` or `withheld`
  speaker INTEGER REFERENCES actor (key), -- who says it; NULL when the text names no one
  parent INTEGER REFERENCES attribution (key), -- the attribution that holds this one or passes it on
  time INTEGER REFERENCES time (key), -- when it was said; NULL when the text does not tell
  date TEXT NOT NULL, -- the day, month or year of `time`, or else the document's date of publication
  depth INTEGER NOT NULL, -- number of rows in `link`
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  made_by TEXT NOT NULL, --
  confidence REAL NOT NULL --
);

CREATE TABLE attribution_piece ( -- The words of each attribution.
  attribution INTEGER NOT NULL REFERENCES attribution (key), --
  role TEXT NOT NULL, -- `source`, `cue` or `content`
  n INTEGER NOT NULL, -- from 1 in each role
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  PRIMARY KEY (attribution, role, n)
) WITHOUT ROWID;

CREATE TABLE link ( -- The chain of each attribution, from the outermost carrier (n = 1) to the speaker. The document's author and publisher, who head every chain, are not repeated.
  attribution INTEGER NOT NULL REFERENCES attribution (key), --
  n INTEGER NOT NULL, -- from 1
  actor INTEGER REFERENCES actor (key), -- who carries the words
  citation INTEGER REFERENCES citation (key), -- the citation that gives this link, or NULL
  date TEXT NOT NULL, -- when the carrier published or said it
  start_byte INTEGER, -- where the carrier is named; NULL with the next four when it is not
  end_byte INTEGER, --
  start_char INTEGER, --
  end_char INTEGER, --
  quote TEXT, --
  cue_start_byte INTEGER, -- the word that makes it a link; NULL with the next four when there is none
  cue_end_byte INTEGER, --
  cue_start_char INTEGER, --
  cue_end_char INTEGER, --
  cue TEXT, --
  PRIMARY KEY (attribution, n)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE passage_fts USING fts5 ( -- Full-text index of the blocks that are read: rowid is `block.key`; a title that is not in the text has the rowid `document.key << 24`. It holds stems, not words.
  stems, -- the stems of the passage's words, each by the language of its block
  content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE VIRTUAL TABLE attribution_fts USING fts5 ( -- Full-text index of the attributions: rowid is `attribution.key`.
  content, -- the stems of the content's words
  speaker, -- the words of the speaker's name, lower case, without accents, not stemmed
  content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- FTS5 keeps 8 MiB of an index in memory before it writes, not 1: fewer pieces
-- to merge afterwards.
INSERT INTO passage_fts (passage_fts, rank) VALUES ('hashsize', 8388608);
INSERT INTO attribution_fts (attribution_fts, rank) VALUES ('hashsize', 8388608);

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
  (SELECT group_concat(c.name, ' > ') FROM link l JOIN actor c ON c.key = l.actor WHERE l.attribution = a.key) AS chain, -- names of the links
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
