package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.FiledTarget;
import cn.icpfiling.filing.filings.SubjectEncryption;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.typecheck.OldPlatformRoute;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the old platform still has a filing. The query is built inside a transaction and sent outside. */
@ApplicationScoped
public class OldPlatformQuestion {

    private final SubjectEncryption encrypted;
    private final FiledServiceRepository services;
    private final OldPlatformRoute route;

    OldPlatformQuestion(SubjectEncryption encrypted, FiledServiceRepository services, OldPlatformRoute route) {
        this.encrypted = encrypted;
        this.services = services;
        this.route = route;
    }

    /** The query; the domain is null if the subject or the site has none. */
    public record Asked(int certificateType, String certificateNumber, String domain) {
        @Override
        public String toString() {
            return "Asked[" + domain + "]";
        }
    }

    /** @param service null for the subject as a whole, which is queried by the first domain of its oldest service that has one */
    @Transactional(Transactional.TxType.MANDATORY)
    public Asked about(Subject subject, FiledService service) {
        var domain = service == null
                ? services.ofSubject(subject.id()).stream()
                        .flatMap(one -> one.firstDomain().stream())
                        .findFirst()
                : service.firstDomain();
        return new Asked(subject.certificate().type(), encrypted.certificateNumber(subject), domain.orElse(null));
    }

    /**
     * Whether the old platform still has the filing that an act is about to change or to end. Its silence is no "no", so the
     * act is refused with 503 until it answers. Asks the network, so no transaction may be open.
     *
     * @param read runs in a transaction of its own
     */
    public boolean mustSay(Supplier<FiledTarget> read) {
        var asked = UnitOfWork.in(() -> {
            var target = read.get();
            return about(target.subject(), target.service());
        });
        return isStillThere(asked).orElseThrow(() -> new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE));
    }

    /** Empty if the old platform did not answer. */
    public Optional<Boolean> isStillThere(Asked asked) {
        return asked.domain() == null
                ? Optional.of(false)
                : route.isStillThere(asked.certificateType(), asked.certificateNumber(), asked.domain());
    }
}
