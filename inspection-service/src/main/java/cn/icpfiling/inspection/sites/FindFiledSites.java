package cn.icpfiling.inspection.sites;

import cn.icpfiling.inspection.core.Certificates;
import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.inspection.core.FiledSubject;
import cn.icpfiling.inspection.store.FiledSiteRepository;
import cn.icpfiling.inspection.store.FiledSubjectRepository;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the sites that are filed for a domain or for the holder of a certificate. */
@ApplicationScoped
class FindFiledSites {
    private final FiledSubjectRepository subjects;
    private final FiledSiteRepository sites;
    private final BlindIndex index;

    FindFiledSites(FiledSubjectRepository subjects, FiledSiteRepository sites, BlindIndex index) {
        this.subjects = subjects;
        this.sites = sites;
        this.index = index;
    }

    @Transactional
    List<FiledSiteView> handle(FiledSiteLookup lookup) {
        var found = switch (lookup.key()) {
            case DOMAIN -> sites.ofDomain(ascii(lookup.domain()));
            case CERTIFICATE -> ofCertificate(lookup.certificateType(), lookup.certificateNumber());
            case UNCLEAR -> throw refused(Violation.of("", LookupFault.LOOKUP_KEY_UNCLEAR.name(), null));
        };
        var owners =
                subjects
                        .list(
                                "subjectId in ?1",
                                found.stream()
                                        .map(FiledSite::subjectId)
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(FiledSubject::subjectId, Function.identity()));
        return found.stream()
                .map(site -> FiledSiteView.of(owners.get(site.subjectId()), site))
                .toList();
    }

    private List<FiledSite> ofCertificate(int type, String number) {
        var wanted = index.of(Certificates.COLUMN, Certificates.normalized(type, number));
        return sites.ofSubjects(subjects.byCertificate(wanted).stream()
                .map(FiledSubject::subjectId)
                .toList());
    }

    private static String ascii(String domain) {
        try {
            return DomainName.parse(domain).ascii();
        } catch (IllegalArgumentException malformed) {
            throw refused(Violation.of("/domain", LookupFault.LOOKUP_DOMAIN_MALFORMED.name(), null));
        }
    }

    private static ProblemException refused(Violation violation) {
        return new ProblemException(CommonProblem.INVALID_FIELD, 1).with(List.of(violation));
    }
}
