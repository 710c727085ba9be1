package cn.icpfiling.inspection.core;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** This service's copy of a filed site. */
@Entity
@Table(name = "filed_sites")
public class FiledSite {
    @Id
    private UUID serviceId;

    private UUID subjectId;

    private String serviceNumber;

    private String kind;

    @Enumerated(EnumType.STRING)
    private RecordStatus status;

    @Enumerated(EnumType.STRING)
    private AccessStatus accessStatus;

    private Instant filedAt;

    /** The earliest day of a site that was filed elsewhere on an unknown day; null if filedAt is the day of its filing. */
    private LocalDate filedNotBefore;

    /** The domains of which papers were accepted in place of a registrant who is the subject; null if there are none. */
    private PaperDomains registrantByPapers;

    private Instant accessSince;

    /** When the copy saw that the site is not served any more; null while it is, or if it was never seen to leave. */
    private Instant leftAt;

    private Long contentTypes;

    private Long preApprovals;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "filed_site_domains", joinColumns = @JoinColumn(name = "service_id"))
    @Column(name = "domain")
    private Set<String> domains = new HashSet<>();

    protected FiledSite() {}

    public FiledSite(UUID serviceId, UUID subjectId) {
        this.serviceId = serviceId;
        this.subjectId = subjectId;
    }

    /** Takes the state that the record tells at a moment, from which on access counts that the site did not have before, or has no more. */
    public void becomes(
            UUID ofSubject,
            String newNumber,
            String newKind,
            Collection<String> newDomains,
            RecordStatus newStatus,
            AccessStatus newAccess,
            Instant filed,
            Instant now) {
        var wasServed = isServed();
        var hadNoAccess = accessStatus != null && !wasServed;
        subjectId = ofSubject;
        serviceNumber = newNumber;
        kind = newKind;
        status = newStatus;
        accessStatus = newAccess;
        filedAt = filed;
        if (hadNoAccess && isServed()) {
            accessSince = now;
        }
        if (isServed()) {
            leftAt = null;
        } else if (wasServed) {
            leftAt = now;
        }
        domains.retainAll(newDomains);
        domains.addAll(newDomains);
    }

    /** Takes what is filed of the content; null for what the record does not tell. */
    public void contentIs(Long newContentTypes, Long newPreApprovals) {
        contentTypes = newContentTypes;
        preApprovals = newPreApprovals;
    }

    /** Takes what is known of the filing beside its day. */
    public void filingIs(LocalDate notBefore, List<String> byPapers) {
        filedNotBefore = notBefore;
        registrantByPapers = byPapers.isEmpty() ? null : new PaperDomains(byPapers);
    }

    public UUID serviceId() {
        return serviceId;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public String serviceNumber() {
        return serviceNumber;
    }

    public RecordStatus status() {
        return status;
    }

    public AccessStatus accessStatus() {
        return accessStatus;
    }

    public Instant filedAt() {
        return filedAt;
    }

    /** The authority's bit set of content types; null if it is not known. */
    public Long contentTypes() {
        return contentTypes;
    }

    /** The authority's bit set of pre-approvals, 0 for none; null if it is not known. */
    public Long preApprovals() {
        return preApprovals;
    }

    /** Whether the site is on the register and the provider gives it access. */
    public boolean isServed() {
        return status == RecordStatus.REGISTERED && accessStatus == AccessStatus.LIVE;
    }

    public List<String> domains() {
        return domains.stream().sorted().toList();
    }
}
