CREATE TABLE lexicon_pack ( -- The packs of names (`--lexicon`) with which files were read last. Comparing documents uses them too.
  n INTEGER PRIMARY KEY, -- from 1, in the order given
  path TEXT NOT NULL, -- where it was
  data BLOB NOT NULL -- its bytes
);
