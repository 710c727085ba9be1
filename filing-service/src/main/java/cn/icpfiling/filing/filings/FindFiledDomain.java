package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Finds the filing of a domain for a holder who lost the account (docs/trade.md 3.8): account-service sends a code to
 * the phone in the filing. A host name below a filed domain finds that domain.
 */
@ApplicationScoped
class FindFiledDomain {

    private final FiledServiceRepository services;
    private final SubjectRepository subjects;
    private final SubjectEncryption encrypted;
    private final OrderContentRepository contents;

    FindFiledDomain(
            FiledServiceRepository services,
            SubjectRepository subjects,
            SubjectEncryption encrypted,
            OrderContentRepository contents) {
        this.services = services;
        this.subjects = subjects;
        this.encrypted = encrypted;
        this.contents = contents;
    }

    @Transactional
    FiledDomain handle(String written) {
        var domain = parsed(written);
        return filed(domain)
                .or(() -> filed(domain.registrable()))
                .flatMap(service -> subjects.findByIdOptional(service.subjectId()))
                .map(this::found)
                .orElse(FiledDomain.NOT_HERE);
    }

    private Optional<FiledService> filed(DomainName domain) {
        return services.liveByDomain(domain.ascii());
    }

    private FiledDomain found(Subject subject) {
        var principal = contents.subjectIn(encrypted.content(subject)).principal();
        return new FiledDomain(
                true,
                subject.holder(),
                subject.id(),
                principal == null ? null : principal.mobile(),
                subject.certificate().type(),
                encrypted.certificateNumber(subject));
    }

    private static DomainName parsed(String written) {
        try {
            return DomainName.parse(written);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, 1)
                    .with(List.of(Violation.of("/domain", "DOMAIN_MALFORMED", null)))
                    .causedBy(malformed);
        }
    }
}
