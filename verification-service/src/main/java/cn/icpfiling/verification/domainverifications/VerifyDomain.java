package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.checks.CheckBudgets;
import cn.icpfiling.verification.checks.CheckDomains;
import cn.icpfiling.verification.checks.DomainCheck;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.checks.KeepDomainCheck;
import cn.icpfiling.verification.core.DomainVerification;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.Freshness;
import cn.icpfiling.verification.sources.Holder;
import cn.icpfiling.verification.store.DomainVerificationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Checks one domain for a front end. Asks first, then stores, so that no transaction waits for a source. */
@ApplicationScoped
class VerifyDomain {

    private final CheckDomains check;
    private final KeepDomainCheck keep;
    private final DomainVerificationRepository verifications;
    private final DomainVerificationViews views;
    private final AskingPace pace;
    private final CheckBudgets budgets;
    private final Clock clock;

    VerifyDomain(
            CheckDomains check,
            KeepDomainCheck keep,
            DomainVerificationRepository verifications,
            DomainVerificationViews views,
            AskingPace pace,
            CheckBudgets budgets,
            Clock clock) {
        this.check = check;
        this.keep = keep;
        this.verifications = verifications;
        this.views = views;
        this.pace = pace;
        this.budgets = budgets;
        this.clock = clock;
    }

    /**
     * @param owner an account, or a partner for all of its customers; a check belongs to no customer, so none is named
     */
    DomainVerificationView handle(DomainVerificationRequest request, Actor actor, UUID owner, Locale locale) {
        var domain = DomainToCheck.require(request.domain(), "/domain");
        new MaskedValues()
                .at("/holderName", request.holderName())
                .at("/certificateNumber", request.certificateNumber())
                .refuse();
        var by = new DomainVerification.AskedBy(owner, null, actor.client());
        return pace.within(owner, () -> checked(request, domain, by, locale));
    }

    private DomainVerificationView checked(
            DomainVerificationRequest request, DomainToCheck domain, DomainVerification.AskedBy by, Locale locale) {
        var listDay = LegalTime.dayOf(clock.instant());
        var result = look(request, domain, listDay);
        var holder = holder(request);
        var orderType = request.orderTypeOrDefault();
        return UnitOfWork.in(
                () -> views.of(verifications.findById(keep.handle(by, result, orderType, holder, listDay)), locale));
    }

    /** Checks without writing anything. */
    DomainCheck look(DomainVerificationRequest request, DomainToCheck domain, LocalDate listDay) {
        var deadline = Deadline.in(budgets.domainVerifications());
        return check.check(
                        List.of(domain),
                        holder(request),
                        request.orderTypeOrDefault(),
                        listDay,
                        Freshness.MAY_BE_KEPT,
                        deadline)
                .getFirst();
    }

    private static Holder holder(DomainVerificationRequest request) {
        return new Holder(request.holderName(), request.certificateType(), request.certificateNumber());
    }
}
