package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.typecheck.ApprovedLists;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks which number is to be deregistered on paper. It is asked outside any transaction and anew for each case: the number may be gone
 * since the type check, and its province decides where the papers go.
 */
@ApplicationScoped
class FindNumberInTheWay {

    private static final Logger LOG = Logger.getLogger(FindNumberInTheWay.class);

    private final WhatIsFiled whatIsFiled;
    private final ApprovedLists lists;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final Clock clock;

    FindNumberInTheWay(
            WhatIsFiled whatIsFiled,
            ApprovedLists lists,
            SubjectRepository subjects,
            FiledServiceRepository services,
            Clock clock) {
        this.whatIsFiled = whatIsFiled;
        this.lists = lists;
        this.subjects = subjects;
        this.services = services;
        this.clock = clock;
    }

    OfflineDeregistration.Found handle(OfflineGround ground, FilingTypeCheck check) {
        var identity = check.identity();
        var shown = shown(ground, identity);
        // a subject that our records alone know, or a member of staff alone found, is cleared away on paper too; of its
        // end
        // the authority's query would tell nothing
        var number = shown.or(() -> ground == OfflineGround.OWN_EMPTY_SUBJECT
                        ? ownNumber(identity).or(check::inquiredNumber)
                        : Optional.empty())
                .orElseThrow(() -> new ProblemException(whyNone(ground, identity)));
        var approved = lists.tldApproved(identity.domain(), LegalTime.dayOf(clock.instant()));
        return new OfflineDeregistration.Found(number, approved.orElse(null), shown.isPresent());
    }

    /** No paper ends a filing that the authority no longer has; as long as our records have it, no type check frees the domain. */
    private FilingProblem whyNone(OfflineGround ground, SettledIdentity identity) {
        if (ground != OfflineGround.DOMAIN_HELD_BY_OTHER
                || UnitOfWork.in(() -> services.liveByDomain(identity.domain())).isEmpty()) {
            return FilingProblem.OFFLINE_NOT_NEEDED;
        }
        LOG.warnf(
                "the authority does not show the domain of type check %s, our own records do", identity.typeCheckId());
        return FilingProblem.OFFLINE_ONLY_OUR_RECORD;
    }

    private Optional<String> shown(OfflineGround ground, SettledIdentity identity) {
        try {
            return whatIsFiled.numberInTheWay(ground, identity);
        } catch (AuthorityUnavailable silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }

    /** Empty when the subject is not filed here, or is served here again. */
    private Optional<String> ownNumber(SettledIdentity identity) {
        return UnitOfWork.in(() -> subjects.liveByCertificate(identity.certificateIndex())
                .filter(subject -> services.ofSubject(subject.id()).stream()
                        .noneMatch(one ->
                                one.status() == RecordStatus.REGISTERED && one.accessStatus() == AccessStatus.LIVE))
                .map(Subject::subjectNumber));
    }
}
