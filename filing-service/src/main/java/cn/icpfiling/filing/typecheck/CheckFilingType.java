package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.FilingTypeCheck;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.NextStep;
import cn.icpfiling.filing.core.Region;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.TypeDecision;
import cn.icpfiling.filing.core.rules.FilingRuleBook;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.rules.RuledAct;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds the type of a filing. The sources are queried outside any transaction; only the answer is stored. */
@ApplicationScoped
public class CheckFilingType {

    private final ActingFor actingFor;
    private final AccountLimit limit;
    private final int perHour;
    private final int perPartnerAndHour;
    private final Captchas captchas;
    private final TypeSources sources;
    private final FilingTypeCheckRepository checks;
    private final ShowNextSteps nextSteps;
    private final OrderContents contents;
    private final OrderFacts.Book book;
    private final RuleSets rules;
    private final Clock clock;

    CheckFilingType(
            ActingFor actingFor,
            AccountLimit limit,
            @ConfigProperty(name = "icp.type-check.per-account-and-hour") int perHour,
            @ConfigProperty(name = "icp.type-check.per-partner-and-hour") int perPartnerAndHour,
            Captchas captchas,
            TypeSources sources,
            FilingTypeCheckRepository checks,
            ShowNextSteps nextSteps,
            OrderContents contents,
            OrderFacts.Book book,
            RuleSets rules,
            Clock clock) {
        this.actingFor = actingFor;
        this.limit = limit;
        this.perHour = perHour;
        this.perPartnerAndHour = perPartnerAndHour;
        this.captchas = captchas;
        this.sources = sources;
        this.checks = checks;
        this.nextSteps = nextSteps;
        this.contents = contents;
        this.book = book;
        this.rules = rules;
        this.clock = clock;
    }

    public FilingTypeCheckView handle(FilingTypeQuestion question) {
        var holder = actingFor.holder();
        var today = LegalTime.dayOf(clock.instant());
        // Faults come first: a typing error uses up neither quota nor picture, and reveals only what the caller wrote.
        refuseFaults(question, today);
        count(holder);
        captchas.require(question.captcha());
        var form = book.codes().formOf(question.certificateType());
        return decide(
                holder,
                question.region().region(),
                question.nature(),
                question.certificateType(),
                form.check(question.certificateNumber(), today).normalized(),
                DomainName.parse(question.domain()).ascii());
    }

    /**
     * Repeats an earlier check for the same holder. It counts like any other check. The caller of this method must
     * prevent scripts from calling it at will.
     */
    public FilingTypeCheckView again(Holder holder, SettledIdentity settled) {
        count(holder);
        return decide(
                holder,
                settled.region(),
                settled.nature(),
                settled.certificateType(),
                contents.openCertificateNumber(settled.typeCheckId(), settled.sealedCertificateNumber()),
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
                id, region, nature, certificateType, contents.sealCertificateNumber(id, number), index, domain);
        var check = new FilingTypeCheck(holder, settled, TypeDecision.of(facts), facts.filedNumbers(), now);
        return QuarkusTransaction.requiringNew().call(() -> {
            checks.persist(check);
            return view(check);
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
        return view(checks.own(id, actingFor::mayKnow));
    }

    /** Counts the customer first, so that a customer over its limit does not consume its partner's quota. */
    private void count(Holder holder) {
        limit.count(holder.account(), AccountLimit.Kind.TYPE_CHECK, perHour);
        if (holder.partner() != null) {
            limit.count(holder.partner(), AccountLimit.Kind.TYPE_CHECK, perPartnerAndHour);
        }
    }

    private void refuseFaults(FilingTypeQuestion question, LocalDate today) {
        var facts = OrderFacts.ofIdentity(
                new OrderFacts.Identity(
                        question.region().region(),
                        question.nature(),
                        question.certificateType(),
                        question.certificateNumber(),
                        question.domain()),
                today,
                book);
        var broken = new ArrayList<>(FilingRuleBook.identity(facts));
        if (!question.confirmsNumber()) {
            broken.addAll(FilingRuleBook.unconfirmed(facts));
        }
        if (!broken.isEmpty()) {
            throw ProblemException.broken(broken);
        }
    }

    private FilingTypeCheckView view(FilingTypeCheck check) {
        var identity = check.identity();
        var steps = nextSteps.of(check);
        return new FilingTypeCheckView(
                check.id(),
                check.holder(),
                check.answer(),
                RegionView.of(identity.region()),
                identity.nature(),
                identity.certificateType(),
                Masks.idNumber(contents.openCertificateNumber(check.id(), identity.sealedCertificateNumber())),
                identity.domain(),
                check.facts(),
                check.missing(),
                steps.stream().anyMatch(step -> step.step() == NextStep.OPEN_ORDER && step.allowed()),
                steps,
                check.maskedLogin(),
                check.checkedAt());
    }
}
