package dev.kasane.casebook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code case_file}, for reading only; {@link CaseRows} writes them. */
@Entity
@Immutable
@Table(name = "case_file")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CaseFile {
  @Id String id;
  long revision;
  @Nullable String title;

  @Column(name = "opened_at")
  @Nullable Instant openedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

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
}
