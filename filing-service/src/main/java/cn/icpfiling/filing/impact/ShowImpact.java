package cn.icpfiling.filing.impact;

import cn.icpfiling.filing.acts.SitesElsewhere;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.filings.FiledTargets;
import cn.icpfiling.filing.impact.ImpactView.Answer;
import cn.icpfiling.filing.impact.ImpactView.Code;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Shows the impact of an irreversible act before it is confirmed. Lists and authority are queried outside any
 * transaction.
 */
@ApplicationScoped
class ShowImpact {

    private final FiledTargets targets;
    private final FiledServiceRepository services;
    private final ServiceNumberRepository numbers;
    private final ImpactQuestions questions;
    private final RuleSets rules;
    private final ImpactTokens tokens;
    private final Wording wording;
    private final Clock clock;

    ShowImpact(
            FiledTargets targets,
            FiledServiceRepository services,
            ServiceNumberRepository numbers,
            ImpactQuestions questions,
            RuleSets rules,
            ImpactTokens tokens,
            Wording wording,
            Clock clock) {
        this.targets = targets;
        this.services = services;
        this.numbers = numbers;
        this.questions = questions;
        this.rules = rules;
        this.tokens = tokens;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * The data of our records, with a token of the same moment.
     *
     * @param leavesNone whether no site stays on record here
     */
    private record Own(
            FiledAct act,
            Subject subject,
            List<FiledService> touched,
            boolean leavesNone,
            List<String> spent,
            SitesElsewhere.Asked elsewhere,
            ImpactTokens.Issued token) {}

    ImpactView ofService(UUID id, FiledAct act) {
        return view(() -> {
            var target = targets.service(id);
            return own(act, target.subject(), target.service());
        });
    }

    ImpactView ofSubject(UUID id) {
        return view(() -> own(FiledAct.DEREGISTER_SUBJECT, targets.subject(id).subject(), null));
    }

    private Own own(FiledAct act, Subject subject, FiledService service) {
        var live = services.ofSubject(subject.id()).stream()
                .filter(one -> one.status() == RecordStatus.REGISTERED)
                .toList();
        var touched = service == null ? live : List.of(service);
        var paid = touched.stream()
                .map(FiledService::paidBy)
                .flatMap(Optional::stream)
                .toList();
        var spent = paid.isEmpty()
                ? List.<String>of()
                : numbers.list("id in ?1 order by id", paid).stream()
                        .map(ServiceNumber::number)
                        .toList();
        var others = live.stream().anyMatch(one -> !touched.contains(one));
        return new Own(
                act,
                subject,
                touched,
                !others,
                spent,
                questions.aboutSitesElsewhere(subject),
                tokens.issue(act, subject, service));
    }

    private ImpactView view(Supplier<Own> load) {
        var own = UnitOfWork.in(load::get);
        var tlds = questions.tlds(own.touched());
        var ends = own.act() != FiledAct.CANCEL_ACCESS;
        var shown = ends ? null : questions.shown(own.touched().getFirst());
        return new ImpactView(
                own.act(),
                own.subject().id(),
                own.subject().subjectNumber(),
                own.act() == FiledAct.DEREGISTER_SUBJECT,
                own.touched().stream().map(one -> ImpactView.Site.of(one, ends)).toList(),
                own.spent(),
                tlds.entrySet().stream()
                        .map(one -> new ImpactView.Tld(one.getKey(), one.getValue()))
                        .toList(),
                ends ? null : Answer.UNKNOWN,
                shown,
                remarks(warnings(own, tlds.values().stream().toList(), elsewhere(own))),
                remarks(ends ? List.of(Code.FILE_ANEW) : List.of(Code.MOVE_DOMAINS_AWAY, Code.FILE_ACCESS_ELSEWHERE)),
                gate(own),
                own.token().token(),
                own.token().expiresAt());
    }

    private ProvinceRules.Gate gate(Own own) {
        return rules.inForce()
                .on(own.subject().province(), own.act().ruledAct(), LegalTime.dayOf(clock.instant()))
                .gate();
    }

    /** What stays here leaves no doubt; a cancelled access leaves every site on the register. */
    private Answer elsewhere(Own own) {
        return own.act() == FiledAct.CANCEL_ACCESS || !own.leavesNone()
                ? Answer.UNKNOWN
                : questions.sitesElsewhere(own.elsewhere());
    }

    private static List<Code> warnings(Own own, List<Answer> approved, Answer elsewhere) {
        var codes = new ArrayList<Code>();
        if (approved.contains(Answer.NO)) {
            codes.add(Code.TLD_NOT_APPROVED);
        }
        if (approved.contains(Answer.UNKNOWN)) {
            codes.add(Code.TLD_NOT_KNOWN);
        }
        if (own.act() == FiledAct.CANCEL_ACCESS) {
            codes.add(Code.LAST_PROVIDER_NOT_KNOWN);
        }
        if (!own.spent().isEmpty()) {
            codes.add(Code.SERVICE_NUMBERS_STAY_USED);
        }
        if (own.act() == FiledAct.DEREGISTER_SERVICE && own.leavesNone()) {
            leftEmpty(elsewhere).ifPresent(codes::add);
        }
        if (own.act() == FiledAct.DEREGISTER_SUBJECT) {
            endElsewhere(elsewhere).ifPresent(codes::add);
        }
        return codes;
    }

    /** To deregister a subject that has sites at other providers would end those too, so a doubt is no advice to do so. */
    private static Optional<Code> leftEmpty(Answer elsewhere) {
        return switch (elsewhere) {
            case NO -> Optional.of(Code.SUBJECT_LEFT_EMPTY);
            case UNKNOWN -> Optional.of(Code.SUBJECT_MAY_BE_LEFT_EMPTY);
            case YES -> Optional.empty();
        };
    }

    private static Optional<Code> endElsewhere(Answer elsewhere) {
        return switch (elsewhere) {
            case YES -> Optional.of(Code.SITES_ELSEWHERE_END);
            case UNKNOWN -> Optional.of(Code.SITES_ELSEWHERE_MAY_END);
            case NO -> Optional.empty();
        };
    }

    private List<ImpactView.Remark> remarks(List<Code> codes) {
        return codes.stream()
                .map(code -> new ImpactView.Remark(
                        code, wording.text(code.key() + ".detail"), wording.text(code.key() + ".remedy")))
                .toList();
    }
}
