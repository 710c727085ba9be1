package cn.icpfiling.filing.wayback;

import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.FilingAccess;
import cn.icpfiling.filing.filings.SubjectEncryption;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.typecheck.JudgeFilingType;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Names the way back of a site. The sources are asked after the transaction that reads the record. */
@ApplicationScoped
class ShowWayBack {

    private final CurrentActor actor;
    private final FilingAccess access;
    private final SubjectRepository subjects;
    private final SubjectEncryption encrypted;
    private final AskWayBack ask;
    private final WayBackViews views;
    private final AdmitWayBack admit;
    private final Clock clock;

    ShowWayBack(
            CurrentActor actor,
            FilingAccess access,
            SubjectRepository subjects,
            SubjectEncryption encrypted,
            AskWayBack ask,
            WayBackViews views,
            AdmitWayBack admit,
            Clock clock) {
        this.actor = actor;
        this.access = access;
        this.subjects = subjects;
        this.encrypted = encrypted;
        this.ask = ask;
        this.views = views;
        this.admit = admit;
        this.clock = clock;
    }

    WayBackView handle(UUID serviceId) {
        var site = UnitOfWork.in(() -> {
            var service = access.service(serviceId);
            return site(subjects.findById(service.subjectId()), service);
        });
        admit.count(actor.get().id());
        return views.of(site, ask.handle(site), clock.instant());
    }

    /** A site with several domains is asked about by its first one, as its type check would be. */
    private AskWayBack.Site site(Subject subject, FiledService service) {
        var registered = service.status() == RecordStatus.REGISTERED;
        return new AskWayBack.Site(
                service.id(),
                subject.id(),
                registered,
                registered && service.accessStatus() == AccessStatus.LIVE,
                subject.nature(),
                encrypted.part(subject).name(),
                new JudgeFilingType.Question(
                        service.holder(),
                        subject.province(),
                        subject.certificate().type(),
                        encrypted.certificateNumber(subject),
                        service.firstDomain().orElse(null)));
    }
}
