package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.core.Route;
import cn.icpfiling.legacy.routing.OldFilings;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The two transactions of a hand-over. Each locks the row of the filing first. */
@ApplicationScoped
class HandOverSteps {

    private static final String OBJECT = "LEGACY_FILING";

    private final LegacyFilingRepository filings;
    private final ReadOldFiling read;
    private final OldFilings routes;
    private final RefusedFilings refusals;
    private final ForgetPasswords passwords;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    HandOverSteps(
            LegacyFilingRepository filings,
            ReadOldFiling read,
            OldFilings routes,
            RefusedFilings refusals,
            ForgetPasswords passwords,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.filings = filings;
        this.read = read;
        this.routes = routes;
        this.refusals = refusals;
        this.passwords = passwords;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the first transaction says. */
    sealed interface Begun {

        record Ended(HandOver outcome) implements Begun {}

        record Running(OldFiling old) implements Begun {}
    }

    /**
     * Locks the filing for the account. While it is on its way to another account nothing is decided, because filing-service may refuse
     * that one; then this account is next. While rows of the filing are missing nothing is decided either, nor for an initiator that has
     * ended.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Begun begin(UUID id, UUID account, HandOverWay way, UUID initiator, BooleanSupplier holdsStill) {
        var filing = filings.locked(id);
        return switch (filing.state()) {
            case CLAIMED, IMPORTED ->
                account.equals(filing.account())
                        ? new Begun.Ended(new HandOver.Done(filing.subjectId()))
                        : refused(RefusedHandOver.LEGACY_FILING_TAKEN);
            case HANDING_OVER ->
                account.equals(filing.account())
                        ? new Begun.Running(read.of(filing))
                        : new Begun.Ended(new HandOver.Pending());
            case FILED_HERE -> refused(RefusedHandOver.LEGACY_FILED_HERE_ALREADY);
            case WAITING ->
                holdsStill.getAsBoolean()
                        ? handOver(filing, account, way, initiator)
                        : new Begun.Ended(new HandOver.Pending());
        };
    }

    private Begun handOver(LegacyFiling filing, UUID account, HandOverWay way, UUID initiator) {
        var route = routes.routeOf(filing);
        if (route == Route.NONE) {
            return refused(RefusedHandOver.LEGACY_FILED_HERE_ALREADY);
        }
        if (!leadsBy(route, way)) {
            return refused(RefusedHandOver.LEGACY_ROUTE_DIFFERS);
        }
        if (routes.isIncomplete(filing)) {
            return new Begun.Ended(new HandOver.Pending());
        }
        filing.handOver(account, way, Ids.next(), clock.instant());
        read.makeKey(filing);
        filings.flush();
        audit.record(Act.of("LEGACY_FILING.HAND_OVER", OBJECT, filing.id())
                .with("account", account)
                .with("way", way)
                .with("initiator", initiator)
                .with("handOver", filing.handOverId()));
        return new Begun.Running(read.of(filing));
    }

    /** Papers prove the holder of a filing that is imported as well; who may claim it was decided when the claim was opened. */
    private static boolean leadsBy(Route route, HandOverWay way) {
        return route == Route.LEGACY_IMPORT || (route == Route.CLAIM && way == HandOverWay.CLAIM);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<OldFiling> running(UUID id) {
        return filings.findByIdOptional(id)
                .filter(filing -> filing.state() == LegacyState.HANDING_OVER)
                .map(read::of);
    }

    /**
     * Takes filing-service's answer to a hand-over. A second answer to the same one changes nothing, and an answer to an older one neither,
     * unless filing-service has registered the filing by it while it waits here: two tries may be under way, and the later one be refused
     * before the earlier one is registered.
     *
     * @param given the filing as it was when it was given
     * @param sums of what was given, for the comparison with what filing-service has
     */
    @Transactional(Transactional.TxType.MANDATORY)
    HandOver answered(LegacyFiling given, HandOver outcome, HandOverSums sums) {
        var filing = filings.locked(given.id());
        if (!given.handOverId().equals(filing.handOverId())) {
            return outcome instanceof HandOver.Done(var subject)
                    ? registeredLate(filing, given, subject, sums)
                    : outcome;
        }
        if (filing.state() != LegacyState.HANDING_OVER) {
            return new HandOver.Done(filing.subjectId());
        }
        switch (outcome) {
            case HandOver.Done(var subject) -> registered(filing, subject, sums);
            case HandOver.Refused(var code) -> refused(filing, code);
            case HandOver.Pending _ -> filing.askedAgain(clock.instant());
        }
        return outcome;
    }

    private HandOver registeredLate(LegacyFiling filing, LegacyFiling given, UUID subject, HandOverSums sums) {
        if (filing.state() != LegacyState.WAITING && filing.state() != LegacyState.FILED_HERE) {
            return refused(RefusedHandOver.LEGACY_FILING_TAKEN).outcome();
        }
        filing.registeredLate(given, subject, clock.instant());
        handedOver(filing, subject, sums);
        return new HandOver.Done(subject);
    }

    private void registered(LegacyFiling filing, UUID subject, HandOverSums sums) {
        filing.registered(subject, clock.instant());
        handedOver(filing, subject, sums);
    }

    private void handedOver(LegacyFiling filing, UUID subject, HandOverSums sums) {
        filing.handedOver(sums.content(), sums.papers());
        passwords.handle(filing, clock.instant());
        outbox.append(FilingHandedOver.of(filing).event());
        audit.record(Act.of("LEGACY_FILING." + filing.state(), OBJECT, filing.id())
                .with("account", filing.account())
                .with("subject", subject)
                .with("handOver", filing.handOverId()));
    }

    private void refused(LegacyFiling filing, RefusedHandOver code) {
        var handOver = filing.handOverId();
        filing.refused(code.name(), clock.instant());
        filings.flush();
        refusals.refused(filing, clock.instant());
        audit.record(Act.of("LEGACY_FILING.REFUSE", OBJECT, filing.id())
                .refused(code.name())
                .with("handOver", handOver));
    }

    private static Begun.Ended refused(RefusedHandOver code) {
        return new Begun.Ended(new HandOver.Refused(code));
    }
}
