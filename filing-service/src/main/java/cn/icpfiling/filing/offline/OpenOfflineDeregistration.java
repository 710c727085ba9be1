package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.core.AccessStatus;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.FilingTypeCheck;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.OfflineDeregistration;
import cn.icpfiling.filing.core.OfflineGround;
import cn.icpfiling.filing.core.RecordStatus;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.Subject;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.typecheck.ApprovedLists;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens a case from a type check. The blocking number is queried again, outside any transaction: it may be gone since
 * the check, and its province decides where the papers go. The database enforces "one open case".
 */
@ApplicationScoped
class OpenOfflineDeregistration {

    private final Once once;
    private final ActingFor actingFor;
    private final FilingTypeCheckRepository checks;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final WhatIsFiled whatIsFiled;
    private final ApprovedLists lists;
    private final OrderContents contents;
    private final SealedApplicants applicants;
    private final OfflineProgress progress;
    private final OfflineViews views;
    private final AccountLimit limit;
    private final int perHour;
    private final int perPartnerAndHour;
    private final Clock clock;

    OpenOfflineDeregistration(
            Once once,
            ActingFor actingFor,
            FilingTypeCheckRepository checks,
            SubjectRepository subjects,
            FiledServiceRepository services,
            WhatIsFiled whatIsFiled,
            ApprovedLists lists,
            OrderContents contents,
            SealedApplicants applicants,
            OfflineProgress progress,
            OfflineViews views,
            AccountLimit limit,
            @ConfigProperty(name = "icp.offline.cases-per-account-and-hour") int perHour,
            @ConfigProperty(name = "icp.offline.cases-per-partner-and-hour") int perPartnerAndHour,
            Clock clock) {
        this.once = once;
        this.actingFor = actingFor;
        this.checks = checks;
        this.subjects = subjects;
        this.services = services;
        this.whatIsFiled = whatIsFiled;
        this.lists = lists;
        this.contents = contents;
        this.applicants = applicants;
        this.progress = progress;
        this.views = views;
        this.limit = limit;
        this.perHour = perHour;
        this.perPartnerAndHour = perPartnerAndHour;
        this.clock = clock;
    }

    Answer handle(Attempt attempt, OfflineRequest request) {
        var check = QuarkusTransaction.requiringNew().call(() -> checks.own(request.typeCheckId(), actingFor::mayKnow));
        var earlier = once.earlier(attempt);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var ground = OfflineGround.of(check.answer())
                .orElseThrow(() -> new ProblemException(FilingProblem.TYPE_NOT_OFFLINE, check.answer()));
        if (check.isTooOld(clock.instant())) {
            throw new ProblemException(FilingProblem.TYPE_CHECK_TOO_OLD, FilingTypeCheck.GOOD_FOR.toHours());
        }
        request.requireInClear();
        var holder = Holder.of(check);
        count(holder);
        var found = found(ground, check.identity());
        return once.perform(attempt, () -> open(holder, ground, check.identity(), found, request.applicant()));
    }

    private Reply open(
            Holder holder,
            OfflineGround ground,
            SettledIdentity identity,
            OfflineDeregistration.Found found,
            OfflineApplicant applicant) {
        var id = Ids.next();
        var made = OfflineDeregistration.of(
                id, holder, ground, contents.indexed(identity), found, applicants.seal(id, applicant));
        progress.open(made, actingFor.applicant(), clock.instant());
        return views.of(made).created();
    }

    private OfflineDeregistration.Found found(OfflineGround ground, SettledIdentity identity) {
        var shown = shown(ground, identity);
        // A subject that only our records know is deregistered on paper too. The authority's query could not show its
        // end.
        var number = shown.or(() -> ground == OfflineGround.OWN_EMPTY_SUBJECT ? ownNumber(identity) : Optional.empty())
                .orElseThrow(() -> new ProblemException(FilingProblem.OFFLINE_NOT_NEEDED));
        var approved = lists.tldApproved(identity.domain(), LegalTime.dayOf(clock.instant()));
        return new OfflineDeregistration.Found(number, approved.orElse(null), shown.isPresent());
    }

    private Optional<String> shown(OfflineGround ground, SettledIdentity identity) {
        try {
            return whatIsFiled.numberInTheWay(ground, identity);
        } catch (AuthorityUnavailable silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }

    /** Empty if the subject is not filed here, or is served here again. */
    private Optional<String> ownNumber(SettledIdentity identity) {
        return QuarkusTransaction.requiringNew()
                .call(() -> subjects.liveByCertificate(identity.certificateIndex())
                        .filter(subject -> services.ofSubject(subject.id()).stream()
                                .noneMatch(one -> one.status() == RecordStatus.REGISTERED
                                        && one.accessStatus() == AccessStatus.LIVE))
                        .map(Subject::subjectNumber));
    }

    /** Counts the customer first, so that a customer over its limit does not consume its partner's quota. */
    private void count(Holder holder) {
        limit.count(holder.account(), AccountLimit.Kind.OFFLINE_CASE, perHour);
        UUID partner = holder.partner();
        if (partner != null) {
            limit.count(partner, AccountLimit.Kind.OFFLINE_CASE, perPartnerAndHour);
        }
    }
}
