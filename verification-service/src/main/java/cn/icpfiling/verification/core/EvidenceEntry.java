package cn.icpfiling.verification.core;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The answer of a source to one check, stored unchanged. */
@Entity
@Table(name = "evidence")
public class EvidenceEntry {

    @Id
    private UUID id;

    private UUID checkId;

    private String subject;
    private String source;
    private String address;

    private Instant askedAt;

    private String answer;

    private byte[] raw;

    protected EvidenceEntry() {}

    /**
     * @param subject the domain, or the part that a person has in an order
     * @param raw encrypted; null if there was no answer
     */
    public EvidenceEntry(
            UUID id,
            UUID checkId,
            String subject,
            String source,
            String address,
            Instant askedAt,
            String answer,
            byte[] raw) {
        this.id = id;
        this.checkId = checkId;
        this.subject = subject;
        this.source = source;
        this.address = address;
        this.askedAt = askedAt;
        this.answer = answer;
        this.raw = raw == null ? null : raw.clone();
    }

    public UUID id() {
        return id;
    }

    public UUID checkId() {
        return checkId;
    }

    public String subject() {
        return subject;
    }

    public String source() {
        return source;
    }

    public String address() {
        return address;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public String answer() {
        return answer;
    }

    public byte[] raw() {
        return raw == null ? null : raw.clone();
    }
}
