package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.ApprovalStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A top-level domain in one version of the list. */
@Entity
@Table(name = "approved_tlds")
public class ApprovedTld {

    @Id
    private UUID id;

    private UUID listId;

    private String tld;
    private String unicode;

    @Enumerated(EnumType.STRING)
    private ApprovalStatus status;

    private LocalDate validFrom;

    private LocalDate validTo;

    private String source;

    protected ApprovedTld() {}

    public static ApprovedTld of(UUID id, UUID listId, ListEntry.Tld entry) {
        var made = new ApprovedTld();
        made.id = id;
        made.listId = listId;
        made.tld = entry.tld();
        made.unicode = entry.unicode();
        made.status = entry.status();
        made.validFrom = entry.validFrom();
        made.validTo = entry.validTo();
        made.source = entry.source();
        return made;
    }

    public ListEntry.Tld entry() {
        return new ListEntry.Tld(tld, unicode, status, validFrom, validTo, source);
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
