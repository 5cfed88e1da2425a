"""SQLite's full-text index of trigrams: any trigram of the name, BM25, the best reranked."""
import pathlib, sqlite3, tempfile

from Engines.engine import Engine, best_entries, likeness, readings


class TrigramFTS5(Engine):
    title = "SQLite FTS5 trigram, 200 reranked by RapidFuzz"
    version = sqlite3.sqlite_version
    settings = (
        "name and ICU's romanisation as rows; any trigram of a word of the question, in its letters or romanised,"
        " BM25; the first 200 by token_set_ratio and token_sort_ratio together; whole index in the page cache"
    )
    warm_up = 5

    def build(self, pairs):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name) / "names.sqlite"
        self.base = sqlite3.connect(self.path)
        self.base.execute("PRAGMA cache_size = -2000000")
        self.base.execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize = 'trigram', detail = 'none')")
        self.owners = []

        def rows():
            for name, owner in pairs:
                for text in readings(name):
                    self.owners.append(owner)
                    yield (len(self.owners), text)

        with self.base:
            self.base.executemany("INSERT INTO names(rowid, name) VALUES (?, ?)", rows())
            self.base.execute("INSERT INTO names(names) VALUES ('optimize')")

    def ask(self, name):
        asked = readings(name)
        grams = {word[i : i + 3] for text in asked for word in text.split() for i in range(len(word) - 2)}
        if not grams:
            return []
        query = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        rows = self.base.execute(
            "SELECT rowid, name FROM names WHERE names MATCH ? ORDER BY rank LIMIT 200", (query,)
        ).fetchall()
        rows.sort(key=lambda row: -max(likeness(text, row[1]) for text in asked))
        return best_entries([rowid - 1 for rowid, _ in rows], self.owners)

    def index_bytes(self):
        return self.path.stat().st_size
