package cn.icpfiling.filing.core;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/** When, by whom and why a record left the authority's register. */
@Embeddable
public class RecordEnd {

    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    private By endedBy;

    private UUID endedFinding;
    private String endedReason;

    protected RecordEnd() {}

    private RecordEnd(By by, UUID finding, String reason, Instant at) {
        this.endedBy = by;
        this.endedFinding = finding;
        this.endedReason = reason;
        this.endedAt = at;
    }

    /** Whose act it was. */
    public enum By {
        HOLDER,
        PROVIDER,
        AUTHORITY
    }

    public static RecordEnd byHolder(Instant at) {
        return new RecordEnd(By.HOLDER, null, null, at);
    }

    /** @param reason a code of inspection-service */
    public static RecordEnd byProvider(UUID finding, String reason, Instant at) {
        return new RecordEnd(By.PROVIDER, finding, reason, at);
    }

    /** @param words the authority's own */
    public static RecordEnd byAuthority(String words, Instant at) {
        return new RecordEnd(By.AUTHORITY, null, words, at);
    }

    public Instant at() {
        return endedAt;
    }

    public By by() {
        return endedBy;
    }

    public UUID finding() {
        return endedFinding;
    }

    public String reason() {
        return endedReason;
    }
}
