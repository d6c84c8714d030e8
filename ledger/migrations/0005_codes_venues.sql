CREATE TABLE actor_code ( -- The codes that loaded actor dictionaries give to actors.
  actor INTEGER PRIMARY KEY REFERENCES actor (key), --
  code TEXT NOT NULL -- CAMEO code on the day of the document, such as `MAVGOV`
);

CREATE TABLE venue ( -- Where statements were made: "an interview with Radio Teslin", "Twitter", "a letter to the board". Most have none.
  attribution INTEGER NOT NULL REFERENCES attribution (key), --
  n INTEGER NOT NULL, -- from 1
  start_byte INTEGER NOT NULL, --
  end_byte INTEGER NOT NULL, --
  start_char INTEGER NOT NULL, --
  end_char INTEGER NOT NULL, --
  quote TEXT NOT NULL, --
  PRIMARY KEY (attribution, n)
) WITHOUT ROWID;
