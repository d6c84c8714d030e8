CREATE TABLE group_review ( -- What persons decided about groups of quotes and claims. Rows are only ever added; they are applied in their order whenever documents are compared.
  key INTEGER PRIMARY KEY, -- from 1, in the order in which they were made
  at INTEGER NOT NULL, -- when it was made, Unix time
  of TEXT NOT NULL, -- `quote` or `claim`
  action TEXT NOT NULL, -- `join`: the groups of the places are one; `split`: the places leave their groups and are one of their own; `lock`: they are a group, and no other place joins it; `free`: a lock on any of them no longer holds
  note TEXT NOT NULL -- the person's own words
);

CREATE TABLE group_review_place ( -- The places that each decision names.
  review INTEGER NOT NULL REFERENCES group_review (key), --
  n INTEGER NOT NULL, -- from 1
  doc TEXT NOT NULL, -- `document.id`; it stays when the document leaves the ledger
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, -- the text there
  PRIMARY KEY (review, n)
) WITHOUT ROWID;
