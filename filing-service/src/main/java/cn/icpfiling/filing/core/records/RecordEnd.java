package cn.icpfiling.filing.core.records;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** When a record left the authority's register, and by whom and why. */
@Embeddable
public class RecordEnd {

    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    private By endedBy;

    private String endedReason;

    protected RecordEnd() {}

    private RecordEnd(By by, String reason, Instant at) {
        this.endedBy = by;
        this.endedReason = reason;
        this.endedAt = at;
    }

    /** Who ended the record. */
    public enum By {
        HOLDER,
        PROVIDER,
        AUTHORITY
    }

    public static RecordEnd byHolder(Instant at) {
        return new RecordEnd(By.HOLDER, null, at);
    }

    /** @param reason a code of the catalogue of endings */
    public static RecordEnd byProvider(String reason, Instant at) {
        return new RecordEnd(By.PROVIDER, reason, at);
    }

    /** @param words the authority's own words */
    public static RecordEnd byAuthority(String words, Instant at) {
        return new RecordEnd(By.AUTHORITY, words, at);
    }

    public Instant at() {
        return endedAt;
    }

    public By by() {
        return endedBy;
    }

    public String reason() {
        return endedReason;
    }
}
