package cn.icpfiling.filing.core.records;

import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.numbers.IpAddresses;
import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One filed service of a subject. The provider's service number for it is spent for ever. */
@Entity
@Table(name = "filed_services")
public class FiledService implements HasHolder {

    @Id
    private UUID id;

    private UUID subjectId;
    private UUID holder;
    private UUID partner;
    private String serviceNumber;

    @Enumerated(EnumType.STRING)
    private ServiceKind kind;

    private String name;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "filed_domains", joinColumns = @JoinColumn(name = "service_id"))
    @OrderColumn(name = "position")
    @Column(name = "domain")
    private List<String> domains = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    private RecordStatus status;

    @Enumerated(EnumType.STRING)
    private AccessStatus accessStatus;

    /** The provider's service number that paid for this filing; null for an imported one, until an access filing pays for it. */
    private UUID paidBy;

    /** The addresses of an imported filing, which no service number paid for; else null. */
    private IpAddresses ipAddresses;

    /** The whole entry as it was granted, as encrypted JSON. */
    @Column(name = "content")
    private byte[] encryptedContent;

    /** The authority's bit sets of the entry, which are no personal data; null if an earlier release granted it. */
    private Long contentTypes;

    private Long preApprovals;

    /** The grant of an order here; of an imported site, its old submission. */
    private Instant filedAt;

    /** The earliest day on which a site that was filed elsewhere can have been filed; null if filedAt is the day of its filing. */
    private LocalDate filedNotBefore;

    /** The domains of which papers were accepted in place of a registrant who is the subject; null if there are none. */
    private PaperDomains registrantByPapers;

    /** When this provider's access ended, and by whom and why; null while it is live. */
    private Instant accessEndedAt;

    @Enumerated(EnumType.STRING)
    private AccessEnd.By accessEndedBy;

    private String accessEndedReason;

    /** The overdue finding on whose ground the provider ended its access; null if there is none. */
    private UUID accessEndedFinding;

    /** Null while the service is on record. */
    @Embedded
    private RecordEnd end;

    @Version
    private long version;

    protected FiledService() {}

    public static FiledService registered(
            UUID id,
            Subject subject,
            String serviceNumber,
            String name,
            List<String> domains,
            UUID paidBy,
            byte[] encryptedContent,
            Instant at) {
        var service = new FiledService();
        service.id = id;
        service.subjectId = subject.id();
        service.holder = subject.holder();
        service.partner = subject.partner();
        service.serviceNumber = serviceNumber;
        service.kind = ServiceKind.WEBSITE;
        service.name = name;
        service.domains = new ArrayList<>(domains);
        service.status = RecordStatus.REGISTERED;
        service.accessStatus = AccessStatus.LIVE;
        service.paidBy = paidBy;
        service.encryptedContent = encryptedContent;
        service.filedAt = at;
        return service;
    }

    /**
     * A site of the old platform.
     *
     * @param ipAddresses of its accesses; empty if the old filing names none
     * @param submittedAt when it was submitted there: the day of the filing, whose rules it keeps
     */
    public record Imported(
            String serviceNumber, String name, List<String> domains, List<String> ipAddresses, Instant submittedAt) {}

    /** Returns a service of an imported subject. No service number paid for it. */
    public static FiledService imported(UUID id, Subject subject, Imported site, byte[] encryptedContent) {
        var service = registered(
                id,
                subject,
                site.serviceNumber(),
                site.name(),
                site.domains(),
                null,
                encryptedContent,
                site.submittedAt());
        service.ipAddresses = new IpAddresses(site.ipAddresses());
        return service;
    }

    /**
     * Records that an access filing put the service on record here, which another provider filed. Its true day stands nowhere:
     * filedAt is the day of the grant here.
     */
    public void wasFiledElsewhere() {
        filedNotBefore = EarliestFiling.of(serviceNumber, filedAt);
    }

    /**
     * Records a granted access filing: this provider serves the service again. Its number stays; its content is new.
     */
    public void accessGranted(String newName, List<String> newDomains, UUID nowPaidBy, byte[] newContent) {
        if (status == RecordStatus.DEREGISTERED) {
            throw new IllegalStateException("service " + id + " was deregistered");
        }
        changed(newName, newDomains, newContent);
        paidBy = nowPaidBy;
        ipAddresses = null;
        accessStatus = AccessStatus.LIVE;
        accessEndedAt = null;
        accessEndedBy = null;
        accessEndedReason = null;
        accessEndedFinding = null;
    }

    /** Records a granted change. */
    public void changed(String newName, List<String> newDomains, byte[] newContent) {
        name = newName;
        if (!domains.equals(newDomains)) {
            domains.clear();
            domains.addAll(newDomains);
            acceptPapers(List.of());
        }
        encryptedContent = newContent;
    }

    /** Records the domains whose registrant papers explain. Papers of earlier grants count on while their domains are filed. */
    public void acceptPapers(Collection<String> accepted) {
        var earlier = registrantByPapers();
        var all = domains.stream()
                .filter(domain -> accepted.contains(domain) || earlier.contains(domain))
                .toList();
        registrantByPapers = all.isEmpty() ? null : new PaperDomains(all);
    }

    /** The papers spoke of another sponsor. */
    public void forgetPapers() {
        registrantByPapers = null;
    }

    /** Records what the granted entry says of the content. */
    public void contentIs(Long newContentTypes, Long newPreApprovals) {
        contentTypes = newContentTypes;
        preApprovals = newPreApprovals;
    }

    /**
     * Records that this provider no longer serves the service. Its number, its domains and the provider's service
     * number stay.
     */
    public void accessCancelled(AccessEnd end, Instant at) {
        if (accessStatus != AccessStatus.LIVE) {
            throw new IllegalStateException("the access of service " + id + " was cancelled before");
        }
        accessStatus = AccessStatus.CANCELLED;
        accessEndedAt = at;
        accessEndedBy = end.by();
        accessEndedReason = end.reason();
        accessEndedFinding = end.finding();
    }

    /**
     * Records that the service left the authority's register, for every provider; the access here ends too. The
     * provider's service number stays used, and the domains stay as history.
     */
    public void deregistered(RecordEnd how) {
        if (status == RecordStatus.DEREGISTERED) {
            throw new IllegalStateException("service " + id + " was deregistered before");
        }
        status = RecordStatus.DEREGISTERED;
        end = how;
        if (accessStatus == AccessStatus.LIVE) {
            accessStatus = AccessStatus.CANCELLED;
            accessEndedAt = how.at();
            accessEndedBy = AccessEnd.By.valueOf(how.by().name());
        }
    }

    /** Records that another account holds the service from now on, as its subject; also of a service that has ended. */
    public void transferred(Holder to) {
        holder = to.account();
        partner = to.partner();
    }

    public UUID id() {
        return id;
    }

    public UUID subjectId() {
        return subjectId;
    }

    @Override
    public UUID holder() {
        return holder;
    }

    @Override
    public UUID partner() {
        return partner;
    }

    @Override
    public Reach reach() {
        return Reach.service(id);
    }

    public String serviceNumber() {
        return serviceNumber;
    }

    public ServiceKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public List<String> domains() {
        return List.copyOf(domains);
    }

    /** The domain by which the site is asked about; empty for an imported site that has none. */
    public Optional<String> firstDomain() {
        return domains.stream().findFirst();
    }

    public RecordStatus status() {
        return status;
    }

    public AccessStatus accessStatus() {
        return accessStatus;
    }

    /** The provider's service number that paid for the filing; empty for an imported one. */
    public Optional<UUID> paidBy() {
        return Optional.ofNullable(paidBy);
    }

    /** The addresses of an imported filing, which no service number paid for; empty for every other one. */
    public List<String> importedAddresses() {
        return ipAddresses == null ? List.of() : ipAddresses.items();
    }

    public byte[] encryptedContent() {
        return encryptedContent;
    }

    /** The authority's bit set of content types; null if an earlier release granted the entry. */
    public Long contentTypes() {
        return contentTypes;
    }

    /** The authority's bit set of pre-approvals, 0 for none; null if an earlier release granted the entry. */
    public Long preApprovals() {
        return preApprovals;
    }

    public Instant filedAt() {
        return filedAt;
    }

    /** The earliest day on which a site of an unknown day can have been filed; null if filedAt is the day of its filing. */
    public LocalDate filedNotBefore() {
        return filedNotBefore;
    }

    /** From when on the site is filed for the rules that go by the day of filing: of an unknown day, the earliest. */
    public Instant ruledSince() {
        return filedNotBefore == null ? filedAt : LegalTime.startOf(filedNotBefore);
    }

    /** The domains of which papers were accepted in place of a registrant who is the subject. */
    public List<String> registrantByPapers() {
        return registrantByPapers == null ? List.of() : registrantByPapers.items();
    }

    public Instant accessEndedAt() {
        return accessEndedAt;
    }

    public AccessEnd.By accessEndedBy() {
        return accessEndedBy;
    }

    /** The overdue finding on whose ground the provider ended its access; null if there is none. */
    public UUID accessEndedFinding() {
        return accessEndedFinding;
    }

    public Optional<RecordEnd> end() {
        return Optional.ofNullable(end);
    }

    /** Increases with each flushed change. */
    public long version() {
        return version;
    }
}
