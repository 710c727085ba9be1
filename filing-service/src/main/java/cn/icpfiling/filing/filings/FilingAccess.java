package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides who may see a filing. Another holder's filing gets the same answer as one that does not exist. Reviewers,
 * inspectors and support see all.
 */
@Singleton
public class FilingAccess {

    private final CurrentActor actor;
    private final ActingFor actingFor;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;

    FilingAccess(CurrentActor actor, ActingFor actingFor, SubjectRepository subjects, FiledServiceRepository services) {
        this.actor = actor;
        this.actingFor = actingFor;
        this.subjects = subjects;
        this.services = services;
    }

    public Subject subject(UUID id) {
        return readable(subjects.findByIdOptional(id));
    }

    public FiledService service(UUID id) {
        return readable(services.findByIdOptional(id));
    }

    /** Returns the found thing if the caller may read it. */
    <T extends HasHolder> T readable(Optional<T> found) {
        return found.filter(this::mayRead).orElseThrow(FilingAccess::unknown);
    }

    /** 404 unless the caller may read the subject. */
    @Transactional
    public void requireSubject(UUID id) {
        subject(id);
    }

    /** 404 unless the caller may read the service. */
    @Transactional
    public void requireService(UUID id) {
        service(id);
    }

    private boolean mayRead(HasHolder owned) {
        var who = actor.get();
        return who.is(Roles.REVIEWER) || who.is(Roles.SUPPORT) || who.is(Roles.INSPECTOR) || actingFor.mayKnow(owned);
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
