package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.acts.ActFacts;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.typecheck.TypeFact;
import cn.icpfiling.filing.filings.FilingAccess;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lists every act with all reasons against it. The old platform is queried outside any transaction. If it is silent,
 * the answer names it and does not count it as "no".
 */
@ApplicationScoped
class ShowActs {

    private final FilingAccess access;
    private final SubjectRepository subjects;
    private final AllowedActs allowed;
    private final OldPlatformQuestion oldPlatform;
    private final Wording wording;

    ShowActs(
            FilingAccess access,
            SubjectRepository subjects,
            AllowedActs allowed,
            OldPlatformQuestion oldPlatform,
            Wording wording) {
        this.access = access;
        this.subjects = subjects;
        this.allowed = allowed;
        this.oldPlatform = oldPlatform;
        this.wording = wording;
    }

    private record About(Subject subject, FiledService service) {}

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
            return oldPlatform.about(about.subject(), about.service());
        });
        var stillThere = oldPlatform.isStillThere(asked);
        return UnitOfWork.in(() -> {
            var about = load.get();
            var facts = allowed.facts(about.subject(), about.service(), stillThere.orElse(false));
            var ofSubject = about.service() == null;
            return new ActsView(
                    about.subject().id(),
                    ofSubject ? null : about.service().id(),
                    Stream.of(FiledAct.values())
                            .filter(act -> act.isOfSubject() == ofSubject)
                            .map(act -> view(act, facts))
                            .toList(),
                    stillThere.isPresent() ? List.of() : List.of(TypeFact.Source.OLD_PLATFORM));
        });
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
