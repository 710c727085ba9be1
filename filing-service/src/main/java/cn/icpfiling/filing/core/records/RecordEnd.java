package cn.icpfiling.filing.core.records;

import cn.icpfiling.filing.core.ProviderGround;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/** When a record left the authority's register, and by whom and why. */
@Embeddable
public class RecordEnd {

    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    private By endedBy;

    private String endedReason;

    /** The overdue finding that was the provider's ground; null if there is none. */
    private UUID endedFinding;

    protected RecordEnd() {}

    private RecordEnd(By by, String reason, UUID finding, Instant at) {
        this.endedBy = by;
        this.endedReason = reason;
        this.endedFinding = finding;
        this.endedAt = at;
    }

    /** Who ended the record. */
    public enum By {
        HOLDER,
        PROVIDER,
        AUTHORITY
    }

    public static RecordEnd byHolder(Instant at) {
        return new RecordEnd(By.HOLDER, null, null, at);
    }

    public static RecordEnd byProvider(ProviderGround ground, Instant at) {
        return new RecordEnd(By.PROVIDER, ground.reason(), ground.finding(), at);
    }

    /** @param words the authority's own words */
    public static RecordEnd byAuthority(String words, Instant at) {
        return new RecordEnd(By.AUTHORITY, words, null, at);
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

    /** The overdue finding that was the provider's ground; null if there is none. */
    public UUID finding() {
        return endedFinding;
    }
}
