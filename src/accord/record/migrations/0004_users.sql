-- Who may read the record in a browser from another machine, and who may decide. Kept over builds, in no export.
CREATE TABLE users (
  name TEXT PRIMARY KEY NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('reader', 'editor')),
  password TEXT NOT NULL                 -- scrypt$n$r$p$salt$hash, in hexadecimal; never the password
);
