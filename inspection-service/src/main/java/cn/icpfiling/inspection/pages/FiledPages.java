package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.inspection.core.pages.FiledPage;
import cn.icpfiling.inspection.store.FiledSiteRepository;
import cn.icpfiling.inspection.store.FiledSubjectRepository;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds what is filed for a domain. Content types and pre-approvals of a service that an earlier release of filing-service filed are not
 * known: what depends on them is for a person.
 */
@ApplicationScoped
public class FiledPages {

    private static final String TABLE = "filed_subjects";

    private final FiledSiteRepository sites;
    private final FiledSubjectRepository subjects;
    private final FieldCipher cipher;

    FiledPages(FiledSiteRepository sites, FiledSubjectRepository subjects, FieldCipher cipher) {
        this.sites = sites;
        this.subjects = subjects;
        this.cipher = cipher;
    }

    /**
     * Returns empty if no site that is served is filed for the domain.
     *
     * @param domain an A-label without www.
     */
    @Transactional
    public Optional<FiledPage> ofDomain(String domain) {
        return sites.ofDomain(domain).stream()
                .filter(FiledSite::isServed)
                .reduce((earlier, later) -> later)
                .flatMap(site -> of(site, domain));
    }

    /** Returns empty if the site is not served, or does not have the domain. Another filing may have the same domain. */
    @Transactional
    public Optional<FiledPage> ofSite(UUID service, String domain) {
        return sites.ofDomain(domain).stream()
                .filter(site -> site.serviceId().equals(service) && site.isServed())
                .findFirst()
                .flatMap(site -> of(site, domain));
    }

    private Optional<FiledPage> of(FiledSite site, String domain) {
        return subjects.findByIdOptional(site.subjectId())
                .map(subject -> new FiledPage(
                        site.serviceId(),
                        domain,
                        subject.province(),
                        subject.subjectNumber(),
                        site.serviceNumber(),
                        subject.nature(),
                        site.contentTypes(),
                        site.preApprovals(),
                        cipher.decrypt(TABLE, "name", subject.subjectId(), subject.encryptedName()),
                        site.filedAt()));
    }
}
