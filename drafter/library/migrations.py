"""The tables of the library, version by version.

A library of version n is brought up to date by running the scripts after the n-th; a script that has been
published is never changed. Kinds of blocks are numbered as in `blocks.Kind`.
"""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO meta VALUES ('generation', '0');

    CREATE TABLE sources (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        digest TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        file TEXT NOT NULL,
        day INTEGER,                       -- proleptic Gregorian ordinal, as datetime.date.toordinal
        speaker TEXT NOT NULL,
        occasion TEXT NOT NULL,
        unit TEXT NOT NULL,
        place TEXT NOT NULL,
        level TEXT NOT NULL,
        starter INTEGER NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0,
        family INTEGER NOT NULL,           -- number of the first source of all versions of one speech
        paragraphs INTEGER NOT NULL,
        signature BLOB NOT NULL            -- MinHash of the whole text, 32-bit little-endian
    );
    CREATE INDEX sources_family ON sources (family);

    CREATE TABLE blocks (
        id INTEGER PRIMARY KEY,
        kind INTEGER NOT NULL,
        digest BLOB NOT NULL UNIQUE,
        text TEXT NOT NULL,                -- '' for a section: its text is that of its paragraphs
        kin INTEGER NOT NULL,              -- id of the first block of all near-identical ones
        favourite INTEGER NOT NULL DEFAULT 0,
        uses INTEGER NOT NULL DEFAULT 0,
        changed INTEGER NOT NULL           -- generation of the last change that the index must know of
    );
    CREATE INDEX blocks_changed ON blocks (changed);
    CREATE INDEX blocks_kin ON blocks (kin) WHERE kin <> id;
    CREATE INDEX blocks_used ON blocks (uses) WHERE uses > 0;
    CREATE INDEX blocks_favourite ON blocks (favourite) WHERE favourite = 1;

    CREATE TABLE placements (
        source INTEGER NOT NULL REFERENCES sources (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        block INTEGER NOT NULL REFERENCES blocks (id),
        role TEXT NOT NULL,
        level INTEGER NOT NULL,
        move TEXT NOT NULL,
        marker TEXT NOT NULL,
        starts INTEGER NOT NULL,
        PRIMARY KEY (source, position)
    ) WITHOUT ROWID;
    CREATE INDEX placements_block ON placements (block);

    CREATE TABLE sections (
        source INTEGER NOT NULL REFERENCES sources (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        block INTEGER NOT NULL REFERENCES blocks (id),
        PRIMARY KEY (source, position)
    ) WITHOUT ROWID;
    CREATE INDEX sections_block ON sections (block);

    CREATE TABLE bands (
        key INTEGER NOT NULL,
        source INTEGER NOT NULL REFERENCES sources (number) ON DELETE CASCADE,
        PRIMARY KEY (key, source)
    ) WITHOUT ROWID;
    CREATE INDEX bands_source ON bands (source);

    CREATE TABLE words (
        word TEXT PRIMARY KEY,
        initials TEXT NOT NULL,            -- first letters of the Pinyin: aqsc
        sound TEXT NOT NULL                -- Pinyin without tones: an quan sheng chan
    ) WITHOUT ROWID;
    CREATE INDEX words_initials ON words (initials);
    CREATE INDEX words_sound ON words (sound);
    """,
    """
    CREATE TABLE recent_bands (            -- of the last sources, until they are merged into bands
        source INTEGER PRIMARY KEY REFERENCES sources (number) ON DELETE CASCADE,
        keys BLOB NOT NULL                 -- 64-bit little-endian
    );
    """,
    """
    DROP INDEX placements_block;           -- with all that a hit needs to know of a place
    CREATE INDEX placements_block ON placements (block, role, level, move, marker, starts);
    """,
    """
    CREATE TABLE band_sources (            -- the last sources of each key, parted by commas
        key INTEGER PRIMARY KEY,
        sources TEXT NOT NULL
    );
    INSERT INTO band_sources
    SELECT key, group_concat(source) FROM (
        SELECT key, source, row_number() OVER (PARTITION BY key ORDER BY source DESC) AS place FROM bands
    ) WHERE place <= 50 GROUP BY key;
    DROP TABLE bands;

    CREATE TABLE digests (                 -- of the blocks up to the id that meta has as digests_merged
        digest BLOB PRIMARY KEY,
        block INTEGER NOT NULL             -- may be gone
    ) WITHOUT ROWID;
    INSERT INTO digests SELECT digest, id FROM blocks ORDER BY digest;
    INSERT INTO meta SELECT 'digests_merged', coalesce(max(id), 0) FROM blocks;

    CREATE TABLE blocks_4 (                -- without an index of the digests, which lay all over the file
        id INTEGER PRIMARY KEY,
        kind INTEGER NOT NULL,
        digest BLOB NOT NULL,
        text TEXT NOT NULL,
        kin INTEGER NOT NULL,
        favourite INTEGER NOT NULL DEFAULT 0,
        uses INTEGER NOT NULL DEFAULT 0,
        changed INTEGER NOT NULL
    );
    INSERT INTO blocks_4 SELECT id, kind, digest, text, kin, favourite, uses, changed FROM blocks;
    DROP TABLE blocks;
    ALTER TABLE blocks_4 RENAME TO blocks;
    CREATE INDEX blocks_changed ON blocks (changed);
    CREATE INDEX blocks_kin ON blocks (kin) WHERE kin <> id;
    CREATE INDEX blocks_used ON blocks (uses) WHERE uses > 0;
    CREATE INDEX blocks_favourite ON blocks (favourite) WHERE favourite = 1;
    """,
    """
    ALTER TABLE sources ADD COLUMN whose TEXT NOT NULL DEFAULT '';             -- own, superior, foreign
    ALTER TABLE sources ADD COLUMN state TEXT NOT NULL DEFAULT '';             -- draft, review, final, delivered
    ALTER TABLE sources ADD COLUMN date_guessed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sources ADD COLUMN reader TEXT NOT NULL DEFAULT '';            -- version of the reader
    """,
    """
    CREATE TABLE facts (                   -- what is said of sources: the greatest (n, at, device, value) of each name
        source TEXT NOT NULL,              -- digest; the source itself may not be here, or no longer
        name TEXT NOT NULL,
        n INTEGER NOT NULL,
        at INTEGER NOT NULL,               -- milliseconds since 1970
        device TEXT NOT NULL,
        value TEXT NOT NULL,
        who TEXT NOT NULL,
        PRIMARY KEY (source, name)
    ) WITHOUT ROWID;
    CREATE INDEX facts_uses ON facts (name, n) WHERE name GLOB 'use/*';

    CREATE TABLE was (                     -- what facts said before, and what lost against them
        source TEXT NOT NULL,
        name TEXT NOT NULL,
        n INTEGER NOT NULL,
        at INTEGER NOT NULL,
        device TEXT NOT NULL,
        value TEXT NOT NULL,
        who TEXT NOT NULL,
        PRIMARY KEY (source, name, n, at, device, value)
    ) WITHOUT ROWID;

    CREATE TABLE office (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;   -- device, name
    """,
    """
    ALTER TABLE sources ADD COLUMN edition TEXT NOT NULL DEFAULT '';           -- SHA-256 of what a colleague told
    ALTER TABLE sources ADD COLUMN came INTEGER NOT NULL DEFAULT 0;            -- when it came from a colleague, in ms
    ALTER TABLE sources ADD COLUMN brought TEXT NOT NULL DEFAULT '';           -- which colleague brought it
    ALTER TABLE sources ADD COLUMN binned INTEGER NOT NULL DEFAULT 0;          -- when it went into the bin, in ms
    ALTER TABLE sources ADD COLUMN private INTEGER NOT NULL DEFAULT 0;         -- never told to colleagues

    CREATE TABLE journal (                 -- what this library has to tell, and in which segment it told it
        row INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        name TEXT NOT NULL,                -- of a fact, or * for all of a source
        segment TEXT NOT NULL              -- '' while it waits
    );
    CREATE INDEX journal_segment ON journal (segment);

    CREATE TABLE seen (                    -- segments: mine, retired (mine, said again elsewhere), in, read, later-FEED
        segment TEXT PRIMARY KEY,
        state TEXT NOT NULL,
        at INTEGER NOT NULL,               -- when it got this state, in ms
        size INTEGER NOT NULL,             -- of its file, 0 where not looked at; so the next
        written INTEGER NOT NULL,          -- nanoseconds
        wrong INTEGER NOT NULL             -- since when its file is another, in ms; 0 while it is not
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE holdings (                -- what a server lets this library hold; a unit may hold what another does, too
        no INTEGER PRIMARY KEY,            -- the number of the source there
        unit INTEGER NOT NULL,
        source TEXT NOT NULL,
        edition TEXT NOT NULL
    );
    CREATE INDEX holdings_source ON holdings (source);
    """,
    """
    CREATE TABLE objects (                 -- the tables and pictures of sources
        source INTEGER NOT NULL REFERENCES sources (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,         -- how many paragraphs of the source stand above it
        place INTEGER NOT NULL,            -- of several at one position, which
        caption TEXT NOT NULL,
        object TEXT NOT NULL,              -- JSON, as in a draft file
        picture TEXT NOT NULL,             -- digest of its bytes, '' for a table
        PRIMARY KEY (source, position, place)
    ) WITHOUT ROWID;

    CREATE TABLE pictures (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL);
    """,
    """
    ALTER TABLE holdings ADD COLUMN near INTEGER NOT NULL DEFAULT 0;           -- units above both, this unit and its own
    ALTER TABLE holdings ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;          -- whether its facts are the ones here
    """,
    """
    CREATE TABLE stale (                   -- what blocks say that is past its time; found by itself, made anew at will
        block INTEGER PRIMARY KEY,
        why TEXT NOT NULL                  -- sentences, a line each
    );

    CREATE TABLE named (                   -- who held which post, and which figure a thing had, as blocks say
        block INTEGER NOT NULL,
        what TEXT NOT NULL,                -- post, or what is counted
        place TEXT NOT NULL,
        day INTEGER NOT NULL,              -- ordinal of the newest source of the block
        said TEXT NOT NULL,                -- the name, or the figure as it is written
        PRIMARY KEY (block, what, said)
    ) WITHOUT ROWID;
    CREATE INDEX named_what ON named (what, place, day);

    CREATE TABLE taken_from (              -- of paragraphs of an archived speech, where each was taken from
        source INTEGER NOT NULL REFERENCES sources (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        origin TEXT NOT NULL,              -- JSON, a source as in a draft file
        PRIMARY KEY (source, position)
    ) WITHOUT ROWID;
    """,
    """
    ALTER TABLE blocks RENAME COLUMN kin TO first_version;   -- the block's own id where it is the first
    DROP INDEX blocks_kin;
    CREATE INDEX blocks_version ON blocks (first_version) WHERE first_version <> id;
    """,
)
