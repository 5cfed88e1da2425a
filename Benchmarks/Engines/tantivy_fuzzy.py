"""tantivy (Lucene's like in Rust): each word or one within one or two letters of it, BM25."""
import pathlib, tempfile
from importlib.metadata import version

import tantivy

from Engines.engine import Engine, best_entries, likeness, readings


class TantivyFuzzy(Engine):
    title = "tantivy fuzzy"
    version = version("tantivy")
    settings = (
        "name and ICU's romanisation in one field; each word exactly (BM25, doubled) or within 0, 1, 2 edits up to 2, 5"
        " and more letters, as Elasticsearch's AUTO; one segment"
    )
    depth = 40

    def build(self, pairs):
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("name")
        builder.add_unsigned_field("number", stored=True)
        self.schema = builder.build()
        self.folder = tempfile.TemporaryDirectory()
        index = tantivy.Index(self.schema, path=self.folder.name)
        writer = index.writer(heap_size=1 << 29, num_threads=1)
        self.owners, self.texts = [], []
        for number, (name, owner) in enumerate(pairs):
            self.owners.append(owner)
            texts = readings(name)
            self.keep(texts[-1])
            writer.add_document(tantivy.Document(name=" ".join(texts), number=number))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self.searcher = index.searcher()

    def keep(self, latin):
        """Plain search needs no text beside the index."""

    def candidates(self, name, depth):
        parts = []
        for word in dict.fromkeys(" ".join(readings(name)).split()):
            exact = tantivy.Query.term_query(self.schema, "name", word)
            parts.append((tantivy.Occur.Should, tantivy.Query.boost_query(exact, 2.0)))
            distance = 0 if len(word) < 3 else 1 if len(word) < 6 else 2
            if distance:
                near = tantivy.Query.fuzzy_term_query(self.schema, "name", word, distance=distance)
                parts.append((tantivy.Occur.Should, near))
        hits = self.searcher.search(tantivy.Query.boolean_query(parts), depth).hits
        return [self.searcher.doc(address)["number"][0] for _, address in hits]

    def ask(self, name):
        return best_entries(self.candidates(name, self.depth), self.owners)

    def index_bytes(self):
        return sum(file.stat().st_size for file in pathlib.Path(self.folder.name).iterdir())


class TantivyReranked(TantivyFuzzy):
    title = "tantivy fuzzy, 200 reranked by RapidFuzz"
    version = f"{TantivyFuzzy.version}, RapidFuzz {version('rapidfuzz')}"
    settings = "as above, then the first 200 by token_set_ratio and token_sort_ratio together, of the romanised names"
    depth = 200

    def keep(self, latin):
        self.texts.append(latin)

    def ask(self, name):
        numbers = self.candidates(name, self.depth)
        asked = readings(name)[-1]
        order = sorted(numbers, key=lambda number: -likeness(asked, self.texts[number]))
        return best_entries(order, self.owners)
