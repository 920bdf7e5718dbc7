package dev.kasane.search;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/** Gathers every match of a query; a release has a few thousand objects, so all may stay. */
final class Matches implements CollectorManager<Matches.Gathering, List<Match>> {
  @Override
  public Gathering newCollector() {
    return new Gathering();
  }

  @Override
  public List<Match> reduce(Collection<Gathering> all) {
    var best = new HashMap<Integer, Match>();
    all.forEach(one -> one.best.values().forEach(match -> keep(best, match)));
    return List.copyOf(best.values());
  }

  private static void keep(Map<Integer, Match> best, Match match) {
    best.merge(match.entry(), match, (a, b) -> b.score() > a.score() ? b : a);
  }

  static final class Gathering extends SimpleCollector {
    private final Map<Integer, Match> best = new HashMap<>();
    private NumericDocValues entries = DocValues.emptyNumeric();
    private NumericDocValues names = DocValues.emptyNumeric();
    private @Nullable Scorable scorer;

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      entries = DocValues.getNumeric(leaf.reader(), Index.ENTRY);
      names = DocValues.getNumeric(leaf.reader(), Index.NAME);
    }

    @Override
    public void setScorer(Scorable scorer) {
      this.scorer = scorer;
    }

    @Override
    public void collect(int doc) throws IOException {
      if (entries.advanceExact(doc)) {
        int name = names.advanceExact(doc) ? (int) names.longValue() : -1;
        keep(
            best,
            new Match((int) entries.longValue(), name, Objects.requireNonNull(scorer).score()));
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }
  }
}
