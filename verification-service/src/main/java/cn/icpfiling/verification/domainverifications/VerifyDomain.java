package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.verification.checks.CheckBudgets;
import cn.icpfiling.verification.checks.CheckDomains;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.checks.KeepDomainCheck;
import cn.icpfiling.verification.core.DomainVerification;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Holder;
import cn.icpfiling.verification.store.DomainVerificationRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Checks one domain for a front end. Each check asks sources that are not ours, and tells whether a guess at a registrant is
 * right: so an account may ask only so often.
 */
@ApplicationScoped
class VerifyDomain {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final CheckDomains check;
    private final KeepDomainCheck keep;
    private final DomainVerificationRepository verifications;
    private final DomainVerificationViews views;
    private final CheckBudgets budgets;
    private final Clock clock;
    private final Clock machine;
    private final int mostAMinute;

    VerifyDomain(
            CheckDomains check,
            KeepDomainCheck keep,
            DomainVerificationRepository verifications,
            DomainVerificationViews views,
            CheckBudgets budgets,
            Clock clock,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.verification.most-a-minute", defaultValue = "30") int mostAMinute) {
        this.check = check;
        this.keep = keep;
        this.verifications = verifications;
        this.views = views;
        this.budgets = budgets;
        this.clock = clock;
        this.machine = machine;
        this.mostAMinute = mostAMinute;
    }

    DomainVerificationView handle(DomainVerificationRequest request, Actor actor, UUID account, Locale locale) {
        var deadline = Deadline.in(budgets.domainVerifications());
        var domain = DomainToCheck.parse(request.domain()).orElseThrow(VerifyDomain::noDomain);
        refuseTooMany(account);
        var listDay = LegalTime.dayOf(clock.instant());
        var holder = new Holder(request.holderName(), request.certificateType(), request.certificateNumber());
        var orderType = request.orderTypeOrDefault();
        var checked = check.check(List.of(domain), holder, orderType, listDay, deadline)
                .getFirst();
        var by = new DomainVerification.AskedBy(account, actor.client());
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        views.of(verifications.findById(keep.handle(by, checked, orderType, holder, listDay)), locale));
    }

    private void refuseTooMany(UUID account) {
        var since = machine.instant().minus(WINDOW);
        var asked = QuarkusTransaction.requiringNew().call(() -> verifications.askedSince(account, since));
        if (asked >= mostAMinute) {
            throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(WINDOW);
        }
    }

    private static ProblemException noDomain() {
        return new ProblemException(CommonProblem.INVALID_FIELD)
                .with(List.of(Violation.of("/domain", "DOMAIN_MALFORMED", null)));
    }
}
