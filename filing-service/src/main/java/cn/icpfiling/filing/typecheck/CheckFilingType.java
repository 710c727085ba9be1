package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.core.typecheck.TypeDecision;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Finds the type of a filing. The sources are queried outside any transaction; only the answer is stored. */
@ApplicationScoped
public class CheckFilingType {

    private final ActingFor actingFor;
    private final AdmitQuestion admit;
    private final TypeSources sources;
    private final FilingTypeCheckRepository checks;
    private final FilingTypeCheckViews views;
    private final OrderContentRepository contents;
    private final RuleSets rules;
    private final Clock clock;

    CheckFilingType(
            ActingFor actingFor,
            AdmitQuestion admit,
            TypeSources sources,
            FilingTypeCheckRepository checks,
            FilingTypeCheckViews views,
            OrderContentRepository contents,
            RuleSets rules,
            Clock clock) {
        this.actingFor = actingFor;
        this.admit = admit;
        this.sources = sources;
        this.checks = checks;
        this.views = views;
        this.contents = contents;
        this.rules = rules;
        this.clock = clock;
    }

    public FilingTypeCheckView handle(FilingTypeQuestion question) {
        var holder = actingFor.holder();
        var number = admit.handle(holder, question, LegalTime.dayOf(clock.instant()));
        return decide(
                holder,
                question.region().region(),
                question.nature(),
                question.certificateType(),
                number,
                DomainName.parse(question.domain()).ascii());
    }

    /**
     * Checks once more what a check of before settled, for the same holder. It counts like any other; the caller has seen to it that
     * no script can ask at will.
     */
    public FilingTypeCheckView again(Holder holder, SettledIdentity settled) {
        admit.count(holder);
        return decide(
                holder,
                settled.region(),
                settled.nature(),
                settled.certificateType(),
                contents.openCertificateNumber(settled.typeCheckId(), settled.encryptedCertificateNumber()),
                settled.domain());
    }

    private FilingTypeCheckView decide(
            Holder holder, Region region, int nature, int certificateType, String number, String domain) {
        var now = clock.instant();
        var today = LegalTime.dayOf(now);
        var others = sources.others(certificateType, number, domain, today);
        // Our own records are read last, so that filings made during the queries count.
        var index = contents.certificateIndex(certificateType, number);
        var own = sources.ownRecords(holder.account(), index, domain);
        var barred = sources.barred(certificateType, number, domain, others, now);
        var facts = sources.facts(region.province(), own, others, barred, takesEmptySubjects(region.province(), today));

        var id = Ids.next();
        var settled = new SettledIdentity(
                id, region, nature, certificateType, contents.encryptCertificateNumber(id, number), index, domain);
        return UnitOfWork.in(() -> {
            var check = new FilingTypeCheck(holder, settled, TypeDecision.of(facts), facts.filedNumbers(), now);
            checks.persist(check);
            return views.of(check);
        });
    }

    private boolean takesEmptySubjects(String province, LocalDate today) {
        return rules.inForce()
                        .on(province, RuledAct.NEW_SERVICE_SAME_PROVIDER, today)
                        .emptySubject()
                == ProvinceRules.EmptySubject.ADD_SERVICE;
    }

    @Transactional
    FilingTypeCheckView show(UUID id) {
        return views.of(checks.own(id, actingFor::mayKnow));
    }
}
