package dev.kasane.search;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CleanText;
import dev.kasane.search.Entry.Name;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The index of one release, in memory. For each object one document with its ids and all of its
 * words, and one for each of its names, so that it is known which name matched. No texts are
 * stored: they are in the catalogue.
 */
final class Index {
  static final String ID = "id";
  static final String OTHER_ID = "other-id";

  /** All names of an object, without endings. */
  static final String NAMES = "names";

  /** The description, without endings. */
  static final String TEXT = "text";

  /** Which of an object's names it is, as {@link Matched} says. */
  static final String AS = "as";

  static final String KEY = "key";

  /** A name's words without endings. */
  static final String WORD = "word";

  /** A name's words with their endings. */
  static final String PLAIN = Words.PLAIN_FIELD;

  static final String ENTRY = "entry";
  static final String NAME = "name";

  /** Of an id or a name; more than any question has. Lucene refuses terms of 32 KB. */
  private static final int LONGEST = 1_000;

  private static final FieldType WORDS = words(IndexOptions.DOCS_AND_FREQS);
  private static final FieldType UNRANKED = words(IndexOptions.DOCS);

  private final String fingerprint;
  private final List<Entry> entries;
  private final IndexSearcher searcher;

  private Index(String fingerprint, List<Entry> entries, IndexSearcher searcher) {
    this.fingerprint = fingerprint;
    this.entries = entries;
    this.searcher = searcher;
  }

  private static FieldType words(IndexOptions options) {
    var words = new FieldType();
    words.setIndexOptions(options);
    words.setOmitNorms(options == IndexOptions.DOCS);
    words.setTokenized(true);
    words.freeze();
    return words;
  }

  static Index of(Attack attack, Catalogue release) {
    List<Entry> entries = Entries.of(attack, release);
    var directory = new ByteBuffersDirectory();
    var config =
        new IndexWriterConfig(Words.BY_FIELD)
            .setMergePolicy(new LogDocMergePolicy())
            .setMergeScheduler(new SerialMergeScheduler());
    try (var writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < entries.size(); i++) {
        add(writer, entries.get(i), i);
      }
      writer.forceMerge(1);
      writer.commit();
      var searcher = new IndexSearcher(DirectoryReader.open(directory));
      // the shared cache would keep dropped releases
      searcher.setQueryCache(null);
      return new Index(attack.fingerprint(), entries, searcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(IndexWriter writer, Entry entry, int number) throws IOException {
    String text = CleanText.of(entry.description());
    var object = document(number);
    object.add(word(ID, entry.id().toUpperCase(Locale.ROOT)));
    object.add(word(ID, entry.stixId().toLowerCase(Locale.ROOT)));
    entry.otherIds().forEach(id -> object.add(word(OTHER_ID, id.toUpperCase(Locale.ROOT))));
    entry.names().forEach(name -> object.add(new Field(NAMES, name.text(), WORDS)));
    object.add(new Field(TEXT, text == null ? "" : text, WORDS));
    object.add(new Field(WORD, "", WORDS));
    writer.addDocument(object);
    for (int i = 0; i < entry.names().size(); i++) {
      writer.addDocument(name(entry.names().get(i), number, i));
    }
  }

  private static Document name(Name name, int entry, int number) {
    var document = document(entry);
    document.add(new NumericDocValuesField(NAME, number));
    document.add(word(AS, name.as().word()));
    document.add(word(KEY, Words.key(name.text())));
    document.add(new Field(WORD, name.text(), WORDS));
    document.add(new Field(PLAIN, name.text(), UNRANKED));
    document.add(new Field(NAMES, "", WORDS));
    document.add(new Field(TEXT, "", WORDS));
    return document;
  }

  /** Every document has all fields that rank, if only empty: a field with gaps is slow to write. */
  private static Document document(int entry) {
    var document = new Document();
    document.add(new NumericDocValuesField(ENTRY, entry));
    return document;
  }

  private static StringField word(String field, String value) {
    String bounded = value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    return new StringField(field, bounded, Field.Store.NO);
  }

  /** Whether it was made under these releases, which decide about former names. */
  boolean isOf(Attack attack) {
    return fingerprint.equals(attack.fingerprint());
  }

  Entry entry(int number) {
    return entries.get(number);
  }

  /** The objects that a query matches, each with the best of its names. */
  List<Match> run(Query query) {
    try {
      return searcher.search(query, new Matches());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether any object has the word, without its ending. */
  boolean knows(String stem) {
    return frequency(NAMES, stem) > 0 || frequency(TEXT, stem) > 0;
  }

  private int frequency(String field, String stem) {
    try {
      return searcher.getIndexReader().docFreq(new Term(field, stem));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
