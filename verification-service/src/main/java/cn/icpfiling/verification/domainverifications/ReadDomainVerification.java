package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.core.DomainVerification;
import cn.icpfiling.verification.store.DomainVerificationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.UUID;

/** Reads a stored check for the account that asked for it, or for a reviewer. */
@ApplicationScoped
class ReadDomainVerification {

    private final DomainVerificationRepository verifications;
    private final DomainVerificationViews views;

    ReadDomainVerification(DomainVerificationRepository verifications, DomainVerificationViews views) {
        this.verifications = verifications;
        this.views = views;
    }

    @Transactional
    DomainVerificationView handle(UUID id, Actor actor, Locale locale) {
        return verifications
                .findByIdOptional(id)
                .filter(verification -> mayRead(verification, actor))
                .map(verification -> views.of(verification, locale))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns the caller's newest check of a domain. A reviewer gets the newest check of any account. */
    @Transactional
    DomainVerificationView last(String written, Actor actor, Locale locale) {
        var domain = DomainToCheck.require(written, "/path/name").name().ascii();
        return verifications
                .last(domain, actor.is(Roles.REVIEWER) ? null : actor.id())
                .map(verification -> views.of(verification, locale))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static boolean mayRead(DomainVerification verification, Actor actor) {
        return actor.is(Roles.REVIEWER) || verification.belongsTo(actor.id());
    }
}
