package cn.icpfiling.legacy.core.latepapers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * The question to the support what becomes of the given-up papers of one filing. It is there while papers of the filing are given up. All
 * times are the machine's.
 */
@Entity
@Table(name = "legacy_late_paper_cases")
public class LatePaperCase {

    @Id
    private UUID id;

    private UUID filingId;

    private UUID caseId;

    private Instant dueAt;

    @Version
    private int version;

    protected LatePaperCase() {}

    public LatePaperCase(UUID id, UUID filing, Instant now) {
        this.id = id;
        this.filingId = filing;
        this.dueAt = now;
    }

    public void openedCase(UUID supportCase) {
        caseId = supportCase;
    }

    public void lookAgainAt(Instant at) {
        dueAt = at;
    }

    /** What the case is about, for account-service. A filing whose papers are given up once more has another one. */
    public UUID id() {
        return id;
    }

    public UUID filing() {
        return filingId;
    }

    /** Null until account-service has opened the case. */
    public UUID caseId() {
        return caseId;
    }
}
