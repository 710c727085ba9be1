package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.core.typecheck.FilingType;
import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Finds the type of a filing. The sources are queried outside any transaction; only the answer is stored. */
@ApplicationScoped
public class CheckFilingType {

    private final ActingFor actingFor;
    private final AdmitQuestion admit;
    private final JudgeFilingType judge;
    private final FilingTypeCheckRepository checks;
    private final FilingTypeCheckViews views;
    private final OrderContentRepository contents;
    private final Clock clock;

    CheckFilingType(
            ActingFor actingFor,
            AdmitQuestion admit,
            JudgeFilingType judge,
            FilingTypeCheckRepository checks,
            FilingTypeCheckViews views,
            OrderContentRepository contents,
            Clock clock) {
        this.actingFor = actingFor;
        this.admit = admit;
        this.judge = judge;
        this.checks = checks;
        this.views = views;
        this.contents = contents;
        this.clock = clock;
    }

    public FilingTypeCheckView handle(FilingTypeQuestion question) {
        var holder = actingFor.holder();
        return decide(holder, question, admit.handle(holder, question, LegalTime.dayOf(clock.instant())));
    }

    /**
     * Checks what a partner prepared, for the caller. It counts like any other and needs no picture: the caller has shown the secret
     * of one link, so no script can ask at will.
     */
    public FilingTypeCheckView prepared(FilingTypeQuestion question) {
        var holder = actingFor.holder();
        var number = requireSound(question);
        admit.count(holder);
        return decide(holder, question, number);
    }

    /**
     * Refuses a question that a type check would refuse for its faults. Asks no source and counts nothing.
     *
     * @return the certificate's number in its normal form
     */
    public String requireSound(FilingTypeQuestion question) {
        return admit.requireSound(question, LegalTime.dayOf(clock.instant()));
    }

    private FilingTypeCheckView decide(Holder holder, FilingTypeQuestion question, String number) {
        return decide(
                holder,
                question.region().region(),
                question.nature(),
                question.certificateType(),
                number,
                DomainName.parse(question.domain()).ascii(),
                null);
    }

    /**
     * Checks once more what a check of before settled, for the same holder. It counts like any other; the caller has seen to it that
     * no script can ask at will.
     */
    public FilingTypeCheckView again(Holder holder, SettledIdentity settled) {
        admit.count(holder);
        return decide(holder, settled, null);
    }

    /**
     * Checks the data of an own check once more: the old filing may have been taken over since. It counts like any other, and needs a
     * picture where a check needs one.
     */
    FilingTypeCheckView repeat(UUID id, CaptchaAnswer captcha) {
        // Another's check is hidden before a missing onBehalfOf is told.
        var earlier = UnitOfWork.in(() -> checks.own(id, actingFor::mayKnow));
        var holder = actingFor.holder();
        admit.again(holder, captcha);
        return decide(holder, earlier.identity(), id);
    }

    private FilingTypeCheckView decide(Holder holder, SettledIdentity settled, UUID repeats) {
        return decide(
                holder,
                settled.region(),
                settled.nature(),
                settled.certificateType(),
                contents.openCertificateNumber(settled.typeCheckId(), settled.encryptedCertificateNumber()),
                settled.domain(),
                repeats);
    }

    private FilingTypeCheckView decide(
            Holder holder, Region region, int nature, int certificateType, String number, String domain, UUID repeats) {
        var now = clock.instant();
        var judged = judge.handle(
                new JudgeFilingType.Question(holder.account(), region.province(), certificateType, number, domain));
        if (judged.decision().type() == FilingType.FIRST_FILING) {
            admit.requireFormOfToday(
                    new OrderFacts.Identity(region, nature, certificateType, number, domain), LegalTime.dayOf(now));
        }
        var index = contents.certificateIndex(certificateType, number);
        var id = Ids.next();
        var settled = new SettledIdentity(
                id, region, nature, certificateType, contents.encryptCertificateNumber(id, number), index, domain);
        return UnitOfWork.in(() -> {
            var check = new FilingTypeCheck(
                    holder, settled, judged.decision(), judged.facts().filedNumbers(), now);
            check.shows(contents.encryptOldFiling(id, judged.decision().oldFiling()));
            check.repeats(repeats);
            checks.persist(check);
            return views.of(check);
        });
    }

    @Transactional
    FilingTypeCheckView show(UUID id) {
        return views.of(checks.own(id, actingFor::mayKnow));
    }
}
