package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.acts.AllowedActs;
import cn.icpfiling.filing.acts.OldPlatformQuestion;
import cn.icpfiling.filing.cancellation.FilingPasswords;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.Subject;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.rules.RuledAct;
import cn.icpfiling.filing.filings.FilingAccess;
import cn.icpfiling.filing.impact.ImpactTokens;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes a holder's service, or their subject with all of its services, off the authority's register (docs/trade.md
 * 3.7). This also works after the access here was cancelled, as long as the record is the holder's. State and token are
 * checked twice: first before any other system is called, and again under the locks. In between the authority checks
 * the filing password, except on days when its SMS replaces the password.
 */
@ApplicationScoped
class DeregisterFiling {

    private final Once once;
    private final FilingAccess access;
    private final ActingFor actingFor;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final AllowedActs allowed;
    private final OldPlatformQuestion oldPlatform;
    private final ImpactTokens tokens;
    private final FilingPasswords passwords;
    private final RuleSets rules;
    private final DraftDeregistration draft;
    private final OrderViews views;
    private final Clock clock;

    DeregisterFiling(
            Once once,
            FilingAccess access,
            ActingFor actingFor,
            SubjectRepository subjects,
            FiledServiceRepository services,
            AllowedActs allowed,
            OldPlatformQuestion oldPlatform,
            ImpactTokens tokens,
            FilingPasswords passwords,
            RuleSets rules,
            DraftDeregistration draft,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.actingFor = actingFor;
        this.subjects = subjects;
        this.services = services;
        this.allowed = allowed;
        this.oldPlatform = oldPlatform;
        this.tokens = tokens;
        this.passwords = passwords;
        this.rules = rules;
        this.draft = draft;
        this.views = views;
        this.clock = clock;
    }

    /** The filing to end; the service is null for the subject with all of its services. */
    private record Target(OrderType type, Subject subject, FiledService service) {

        FiledAct act() {
            return FiledAct.valueOf(type.name());
        }
    }

    private record Look(String subjectNumber, ProvinceRules rules) {}

    Answer service(UUID id, Attempt attempt, Deregistration request) {
        access.requireService(id);
        return deregister(
                id,
                attempt,
                request,
                () -> {
                    var service = access.service(id);
                    return new Target(OrderType.DEREGISTER_SERVICE, subjects.findById(service.subjectId()), service);
                },
                () -> {
                    var subject = subjects.locked(services.subjectOf(id));
                    return new Target(OrderType.DEREGISTER_SERVICE, subject, services.locked(id));
                });
    }

    Answer subject(UUID id, Attempt attempt, Deregistration request) {
        access.requireSubject(id);
        return deregister(
                id,
                attempt,
                request,
                () -> new Target(OrderType.DEREGISTER_SUBJECT, access.subject(id), null),
                () -> new Target(OrderType.DEREGISTER_SUBJECT, subjects.locked(id), null));
    }

    private Answer deregister(
            UUID id, Attempt attempt, Deregistration request, Supplier<Target> read, Supplier<Target> locked) {
        var earlier = once.earlier(attempt);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var asked = QuarkusTransaction.requiringNew().call(() -> {
            var target = read.get();
            return oldPlatform.about(target.subject(), target.service());
        });
        var onOldPlatform = oldPlatform.isStillThere(asked).orElse(false);
        var seen = QuarkusTransaction.requiringNew().call(() -> {
            var target = read.get();
            requireConfirmed(target, onOldPlatform, request);
            return new Look(target.subject().subjectNumber(), rulesFor(target));
        });
        requireHolder(id, seen, request);
        return once.perform(attempt, () -> open(locked.get(), onOldPlatform, request, seen));
    }

    private void requireConfirmed(Target target, boolean onOldPlatform, Deregistration request) {
        allowed.require(target.act(), allowed.facts(target.subject(), target.service(), onOldPlatform));
        tokens.require(request.impactToken(), target.act(), target.subject(), target.service());
    }

    private ProvinceRules rulesFor(Target target) {
        return rules.inForce()
                .on(target.subject().province(), RuledAct.of(target.type()), LegalTime.dayOf(clock.instant()));
    }

    private void requireHolder(UUID filing, Look seen, Deregistration request) {
        if (seen.rules().gate() == ProvinceRules.Gate.SMS) {
            return;
        }
        if (request.filingPassword() == null) {
            throw ProblemException.broken(
                    List.of(Violation.of("/filingPassword", "FILING_PASSWORD_REQUIRED", "R-040")));
        }
        passwords.require(filing, seen.subjectNumber(), request.filingPassword());
    }

    private Reply open(Target target, boolean onOldPlatform, Deregistration request, Look seen) {
        if (!actingFor.mayKnow(target.subject())) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        requireConfirmed(target, onOldPlatform, request);
        var order = draft.handle(
                target.type(),
                target.subject(),
                target.service(),
                actingFor.applicant(),
                seen.rules().version());
        return views.of(order).created("/api/v1/orders/" + order.id());
    }
}
