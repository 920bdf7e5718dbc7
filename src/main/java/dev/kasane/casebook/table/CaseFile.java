package dev.kasane.casebook.table;

import dev.kasane.casebook.FactColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code case_file}, for reading only; the casebook writes them. */
@Entity
@Immutable
@Table(name = "case_file")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CaseFile {
  @Id String id;
  long revision;

  @Column(name = "resolved_with")
  String resolvedWith;

  @Nullable String title;

  @Column(name = "opened_at")
  @Nullable Instant openedAt;

  int live;

  @Column(name = "technique_keys")
  String[] techniqueKeys;

  @Column(name = "technique_status")
  Short[] techniqueStatus;

  @Column(name = "technique_tactics")
  String[] techniqueTactics;

  @Column(name = "tactic_keys")
  String[] tacticKeys;

  @Column(name = "tactic_status")
  Short[] tacticStatus;

  @Column(name = "technique_findings")
  Integer[] techniqueFindings;

  @Column(name = "technique_rolled")
  Boolean[] techniqueRolled;

  @Column(name = "technique_first")
  @Nullable Long[] techniqueFirst;

  @Column(name = "tactic_findings")
  Integer[] tacticFindings;

  @Column(name = "merged_into")
  @Nullable String mergedInto;

  @Nullable String phase;
  @Nullable String sector;
  @Nullable String region;

  @Column(name = "victim_size")
  @Nullable String size;

  @Nullable String leak;

  @Column(name = "entry_route")
  @Nullable String entryRoute;

  @Column(name = "root_cause")
  @Nullable String rootCause;

  @Nullable String scope;

  @Column(name = "all_clear")
  @Nullable String allClear;

  @Nullable String questions;

  /** What the case holds in the column of a fact. */
  @Nullable String fact(FactColumn column) {
    return switch (column) {
      case PHASE -> phase;
      case SECTOR -> sector;
      case REGION -> region;
      case SIZE -> size;
      case LEAK -> leak;
      case ENTRY_ROUTE -> entryRoute;
      case ROOT_CAUSE -> rootCause;
      case SCOPE -> scope;
      case ALL_CLEAR -> allClear;
      case QUESTIONS -> questions;
    };
  }
}
