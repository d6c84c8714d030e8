CREATE TABLE digest ( -- What comparing needs of a document, kept so that its text is not read again. The next two tables, and this one, are for the program alone.
  doc INTEGER PRIMARY KEY REFERENCES document (key), --
  data BLOB NOT NULL --
);

CREATE TABLE digest_segment ( -- What comparing looks through of all documents, many of them in one row, in the order in which they were compared first.
  key INTEGER PRIMARY KEY, --
  data BLOB NOT NULL --
);

CREATE TABLE document_change ( -- Documents that changed after they were compared, or never were: new ones, those read again, and those that are no longer current.
  doc INTEGER PRIMARY KEY REFERENCES document (key), --
  change INTEGER NOT NULL -- what `comparison.changes` was then
);
INSERT INTO document_change (doc, change) SELECT key, 1 FROM document;

CREATE TABLE old_comparison AS SELECT * FROM comparison;
DROP TABLE comparison;
CREATE TABLE comparison ( -- One row: when the current documents were last held against each other, which the tables from `reuse` to `cross_passage` hold the result of.
  key INTEGER PRIMARY KEY CHECK (key = 1), --
  changes INTEGER NOT NULL, -- counts the changes of the documents
  compared INTEGER NOT NULL, -- what `changes` was when they were compared; when it differs, the result is older than the documents
  compared_at INTEGER NOT NULL, -- when, in seconds since 1970; 0 for never
  runs INTEGER NOT NULL, -- counts how often they were compared
  format TEXT NOT NULL, -- the form of `digest` and `digest_segment`
  partition BLOB NOT NULL -- which documents are about one event
);
INSERT INTO comparison (key, changes, compared, compared_at, runs, format, partition) SELECT key, changes, compared, compared_at, 0, '', x'' FROM old_comparison;
DROP TABLE old_comparison;

CREATE TABLE old_reuse AS SELECT * FROM reuse;
DROP TABLE reuse;
CREATE TABLE reuse ( -- Two documents that share running text.
  key INTEGER PRIMARY KEY, --
  a INTEGER NOT NULL REFERENCES document (key), -- the earlier one, when `directed`
  b INTEGER NOT NULL REFERENCES document (key), --
  directed INTEGER NOT NULL, -- 1 when `a` was published first
  own INTEGER NOT NULL, -- shared words outside quotation marks
  quoted INTEGER NOT NULL, -- shared words inside quotation marks
  cover_a REAL NOT NULL, -- share (0 to 1) of the words of `a` outside quotation marks that `b` has too
  cover_b REAL NOT NULL, -- the same for `b`
  score REAL NOT NULL -- how surely one derives from the other, or both from a third (0 to 1)
);
INSERT INTO reuse (key, a, b, directed, own, quoted, cover_a, cover_b, score) SELECT key, a, b, directed, own, quoted, cover_a, cover_b, 0 FROM old_reuse;
DROP TABLE old_reuse;
CREATE INDEX reuse_a ON reuse (a, b);
CREATE INDEX reuse_b ON reuse (b);

CREATE TABLE old_reuse_piece AS SELECT * FROM reuse_piece;
DROP TABLE reuse_piece;
CREATE TABLE reuse_piece ( -- The shared passages.
  reuse INTEGER NOT NULL REFERENCES reuse (key), --
  n INTEGER NOT NULL, -- from 1, in the order of the text of `a`
  own INTEGER NOT NULL, -- shared words outside quotation marks
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
INSERT INTO reuse_piece (reuse, n, own, a_start_byte, a_end_byte, a_start_char, a_end_char, b_start_byte, b_end_byte, b_start_char, b_end_char)
SELECT reuse, n, 0, a_start_byte, a_end_byte, a_start_char, a_end_char, b_start_byte, b_end_byte, b_start_char, b_end_char FROM old_reuse_piece;
DROP TABLE old_reuse_piece;

CREATE TABLE old_origin_passage AS SELECT * FROM origin_passage;
DROP TABLE origin_passage;
CREATE TABLE origin_passage ( -- The places that show an edge. Their words are `substr(document.text, start_char + 1, end_char - start_char)`: shared text is long, and shows many edges.
  claim_group INTEGER NOT NULL REFERENCES claim_group (key), --
  edge INTEGER NOT NULL, -- `origin_edge.n`
  n INTEGER NOT NULL, -- from 1
  doc INTEGER NOT NULL REFERENCES document (key), --
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  PRIMARY KEY (claim_group, edge, n)
) WITHOUT ROWID;
INSERT INTO origin_passage (claim_group, edge, n, doc, start_byte, end_byte, start_char, end_char)
SELECT claim_group, edge, n, doc, start_byte, end_byte, start_char, end_char FROM old_origin_passage;
DROP TABLE old_origin_passage;
CREATE INDEX origin_passage_doc ON origin_passage (doc);

CREATE TABLE old_cross_finding AS SELECT * FROM cross_finding;
DROP TABLE cross_finding;
CREATE TABLE cross_finding ( -- What does not add up between documents, and what rests on one source only.
  key INTEGER PRIMARY KEY, --
  id TEXT NOT NULL UNIQUE, -- the same for the same records, whatever other documents are there
  kind TEXT NOT NULL, -- `figures`, `series` (a figure as it changed over time), `dates`, `places`, `wording`, `single-source` or `cited`
  text TEXT NOT NULL, -- what differs, for people
  about TEXT NOT NULL, -- `claim_group.id`, for `wording` `quote_group.id`; empty when it is about no group
  passages INTEGER NOT NULL, -- number of rows in `cross_passage`
  documents INTEGER NOT NULL, -- number of documents that they stand in
  made_by TEXT NOT NULL, --
  confidence REAL NOT NULL, --
  edition INTEGER NOT NULL -- for `cited`: a number for the outlet and the day that are cited; 0 for others
);
INSERT INTO cross_finding (key, id, kind, text, about, passages, documents, made_by, confidence, edition)
SELECT key, id, kind, text, about, passages, documents, made_by, confidence, 0 FROM old_cross_finding;
DROP TABLE old_cross_finding;
CREATE INDEX cross_finding_about ON cross_finding (about) WHERE about != '';
CREATE INDEX cross_finding_edition ON cross_finding (edition) WHERE edition != 0;
