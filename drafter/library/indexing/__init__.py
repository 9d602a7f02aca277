"""The tantivy index: what it holds, how it follows the store, and the proof that it does."""
