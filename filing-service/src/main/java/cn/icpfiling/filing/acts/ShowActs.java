package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.acts.ActFacts;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.typecheck.TypeFact;
import cn.icpfiling.filing.filings.FilingAccess;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lists every act with all reasons against it. The old platform, and the authority about a subject that has no site here,
 * are queried outside any transaction. If one is silent, the answer names it and does not count it as "no".
 */
@ApplicationScoped
class ShowActs {

    private final FilingAccess access;
    private final SubjectRepository subjects;
    private final AllowedActs allowed;
    private final FactsOnShow facts;
    private final OldPlatformQuestion oldPlatform;
    private final SitesElsewhere sitesElsewhere;
    private final Wording wording;

    ShowActs(
            FilingAccess access,
            SubjectRepository subjects,
            AllowedActs allowed,
            FactsOnShow facts,
            OldPlatformQuestion oldPlatform,
            SitesElsewhere sitesElsewhere,
            Wording wording) {
        this.access = access;
        this.subjects = subjects;
        this.allowed = allowed;
        this.facts = facts;
        this.oldPlatform = oldPlatform;
        this.sitesElsewhere = sitesElsewhere;
        this.wording = wording;
    }

    private record About(Subject subject, FiledService service) {}

    private record Asked(
            OldPlatformQuestion.Asked oldPlatform, SitesElsewhere.Asked elsewhere, boolean livingSubject) {}

    ActsView ofService(UUID id) {
        return show(() -> {
            var service = access.service(id);
            return new About(subjects.findById(service.subjectId()), service);
        });
    }

    ActsView ofSubject(UUID id) {
        return show(() -> new About(access.subject(id), null));
    }

    private ActsView show(Supplier<About> load) {
        var asked = UnitOfWork.in(() -> {
            var about = load.get();
            return new Asked(
                    oldPlatform.about(about.subject(), about.service()),
                    sitesElsewhere.about(about.subject()),
                    about.service() == null && about.subject().status() == RecordStatus.REGISTERED);
        });
        var stillThere = oldPlatform.isStillThere(asked.oldPlatform());
        var elsewhere = elsewhere(asked);
        return UnitOfWork.in(() -> {
            var about = load.get();
            var known = facts.of(about.subject(), about.service(), stillThere.orElse(false), elsewhere.orElse(true));
            var ofSubject = about.service() == null;
            return new ActsView(
                    about.subject().id(),
                    ofSubject ? null : about.service().id(),
                    Stream.of(FiledAct.values())
                            .filter(act -> act.isOfSubject() == ofSubject)
                            .map(act -> view(act, known))
                            .toList(),
                    missing(stillThere, elsewhere));
        });
    }

    /** A site here leaves no doubt that the subject has one, and acts on a service do not ask. */
    private Optional<Boolean> elsewhere(Asked asked) {
        return asked.livingSubject() && asked.elsewhere().here().isEmpty()
                ? sitesElsewhere.exist(asked.elsewhere())
                : Optional.of(true);
    }

    private static List<TypeFact.Source> missing(Optional<Boolean> oldPlatform, Optional<Boolean> authority) {
        var silent = new ArrayList<TypeFact.Source>();
        if (oldPlatform.isEmpty()) {
            silent.add(TypeFact.Source.OLD_PLATFORM);
        }
        if (authority.isEmpty()) {
            silent.add(TypeFact.Source.AUTHORITY);
        }
        return silent;
    }

    private ActView view(FiledAct act, ActFacts facts) {
        var blocks = allowed.blocks(act, facts);
        return new ActView(
                act,
                act.operation(),
                blocks.isEmpty(),
                blocks.stream().map(this::view).toList());
    }

    private ActView.BlockView view(ActBlock block) {
        var said = wording.finding(AllowedActs.violation(block));
        return new ActView.BlockView(
                block.code(), said.detail(), said.remedy(), block.orderId(), block.rule(), block.on());
    }
}
