package cn.icpfiling.account.core.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One message between the holder of a case and the support. The text is encrypted. */
@Entity
@Table(name = "support_case_messages")
public class CaseMessage {

    @Id
    private UUID id;

    @Column(name = "case_id")
    private UUID caseId;

    private boolean bySupport;

    /** Null for a caller without a login. */
    private UUID author;

    private byte[] text;

    private Instant writtenAt;

    protected CaseMessage() {}

    public CaseMessage(UUID id, UUID caseId, boolean bySupport, UUID author, byte[] text, Instant writtenAt) {
        this.id = id;
        this.caseId = caseId;
        this.bySupport = bySupport;
        this.author = author;
        this.text = text;
        this.writtenAt = writtenAt;
    }

    public UUID id() {
        return id;
    }

    public UUID caseId() {
        return caseId;
    }

    public boolean isBySupport() {
        return bySupport;
    }

    public UUID author() {
        return author;
    }

    public byte[] text() {
        return text;
    }

    public Instant writtenAt() {
        return writtenAt;
    }
}
