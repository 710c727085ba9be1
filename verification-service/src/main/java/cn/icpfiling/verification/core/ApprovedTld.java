package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.ApprovalStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A top-level domain in one version of the list. */
@Entity
@Table(name = "approved_tld")
public class ApprovedTld {

    @Id
    private UUID id;

    @Column(name = "list_id")
    private UUID listId;

    private String tld;
    private String unicode;

    @Enumerated(EnumType.STRING)
    private ApprovalStatus status;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    private String source;

    protected ApprovedTld() {}

    public ApprovedTld(
            UUID id,
            UUID listId,
            String tld,
            String unicode,
            ApprovalStatus status,
            LocalDate validFrom,
            LocalDate validTo,
            String source) {
        this.id = id;
        this.listId = listId;
        this.tld = tld;
        this.unicode = unicode;
        this.status = status;
        this.validFrom = validFrom;
        this.validTo = validTo;
        this.source = source;
    }

    public String tld() {
        return tld;
    }

    public String unicode() {
        return unicode;
    }

    public ApprovalStatus status() {
        return status;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public LocalDate validTo() {
        return validTo;
    }

    public String source() {
        return source;
    }
}
