CREATE TABLE claim_group ( -- One claim in the places that put it forward or deny it.
  key INTEGER PRIMARY KEY, --
  id TEXT NOT NULL UNIQUE, -- DOCUMENT:RECORD of its first member
  text TEXT NOT NULL, -- the words of its first member
  members INTEGER NOT NULL, -- number of rows in `claim_member`
  documents INTEGER NOT NULL, -- number of documents that they stand in
  denials INTEGER NOT NULL, -- number of members that deny it
  carriers_low INTEGER NOT NULL, -- independent carriers that report that it was said, at least
  carriers_high INTEGER NOT NULL, -- the same, at most; differs where the documents do not decide it
  words_low INTEGER NOT NULL, -- speakers on whose word it rests, at least: ten carriers of one spokesman are one word
  words_high INTEGER NOT NULL -- the same, at most
);

CREATE TABLE claim_member ( -- The places of each claim group.
  claim_group INTEGER NOT NULL REFERENCES claim_group (key), --
  n INTEGER NOT NULL, -- from 1, the earliest published first
  doc INTEGER NOT NULL REFERENCES document (key), --
  record TEXT NOT NULL, -- `attribution.id` inside the document, as it was when the documents were compared; `v12` is the document's twelfth sentence, in its author's own voice
  speaker TEXT NOT NULL, -- who says it, by name; empty for the author's own voice and when the text names no one
  denied INTEGER NOT NULL, -- 1 for a place that denies the claim, or reports it only to deny it
  why TEXT NOT NULL, -- which other member it was joined to, on what evidence
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  PRIMARY KEY (claim_group, n)
) WITHOUT ROWID;
CREATE INDEX claim_member_doc ON claim_member (doc);

CREATE TABLE origin_node ( -- Who carries a claim, and on whose word it rests: the nodes of the graph of its origins.
  claim_group INTEGER NOT NULL REFERENCES claim_group (key), --
  n INTEGER NOT NULL, -- from 1
  kind TEXT NOT NULL, -- `document`, `outlet` (credited and not in the collection) or `speaker`
  doc INTEGER REFERENCES document (key), -- NULL unless it is a document
  name TEXT NOT NULL, -- title, outlet or speaker, for people
  date TEXT NOT NULL, --
  anonymous INTEGER NOT NULL, -- 1 for a speaker whom the documents do not identify
  PRIMARY KEY (claim_group, n)
) WITHOUT ROWID;
CREATE INDEX origin_node_doc ON origin_node (doc);

CREATE TABLE origin_edge ( -- Who has it from whom: the edges of the graph of a claim's origins.
  claim_group INTEGER NOT NULL REFERENCES claim_group (key), --
  n INTEGER NOT NULL, -- from 1
  giver INTEGER NOT NULL, -- `origin_node.n` of the node that it comes from
  taker INTEGER NOT NULL, -- `origin_node.n` of the node that has it from there
  made_by TEXT NOT NULL, -- `credit`, `reuse` or `quote`
  directed INTEGER NOT NULL, -- 0 when it may be the other way round
  why TEXT NOT NULL, -- one sentence for people
  PRIMARY KEY (claim_group, n)
) WITHOUT ROWID;

CREATE TABLE origin_passage ( -- The places that show an edge.
  claim_group INTEGER NOT NULL REFERENCES claim_group (key), --
  edge INTEGER NOT NULL, -- `origin_edge.n`
  n INTEGER NOT NULL, -- from 1
  doc INTEGER NOT NULL REFERENCES document (key), --
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  PRIMARY KEY (claim_group, edge, n)
) WITHOUT ROWID;
CREATE INDEX origin_passage_doc ON origin_passage (doc);

CREATE TABLE origin_ring ( -- Nodes that credit each other in a ring.
  claim_group INTEGER NOT NULL REFERENCES claim_group (key), --
  ring INTEGER NOT NULL, -- from 1
  n INTEGER NOT NULL, -- place in the ring, from 1
  node INTEGER NOT NULL, -- `origin_node.n`
  PRIMARY KEY (claim_group, ring, n)
) WITHOUT ROWID;

CREATE TABLE cross_finding ( -- What does not add up between documents, and what rests on one source only.
  key INTEGER PRIMARY KEY, --
  id TEXT NOT NULL UNIQUE, -- the same for the same records, whatever other documents are there
  kind TEXT NOT NULL, -- `figures`, `series` (a figure as it changed over time), `dates`, `places`, `wording`, `single-source` or `cited`
  text TEXT NOT NULL, -- what differs, for people
  about TEXT NOT NULL, -- `claim_group.id`, for `wording` `quote_group.id`; empty when it is about no group
  passages INTEGER NOT NULL, -- number of rows in `cross_passage`
  documents INTEGER NOT NULL, -- number of documents that they stand in
  made_by TEXT NOT NULL, --
  confidence REAL NOT NULL --
);

CREATE TABLE cross_passage ( -- The passages that a finding holds side by side.
  finding INTEGER NOT NULL REFERENCES cross_finding (key), --
  n INTEGER NOT NULL, -- from 1, the earliest published first
  doc INTEGER NOT NULL REFERENCES document (key), --
  record TEXT NOT NULL, -- the record inside the document, as it was when the documents were compared
  value TEXT NOT NULL, -- what is compared, in plain form: `at least 12`; empty when nothing is
  date TEXT NOT NULL, -- the day, month or year that it is for
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  at_start_byte INTEGER, -- the words inside the passage that differ; NULL with the next four when it is the whole
  at_end_byte INTEGER, --
  at_start_char INTEGER, --
  at_end_char INTEGER, --
  at TEXT, --
  PRIMARY KEY (finding, n)
) WITHOUT ROWID;
CREATE INDEX cross_passage_doc ON cross_passage (doc);
