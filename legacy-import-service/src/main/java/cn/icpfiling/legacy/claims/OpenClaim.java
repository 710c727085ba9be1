package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyProblem;
import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.core.claims.LegacyClaim;
import cn.icpfiling.legacy.pictures.SolvedPictures;
import cn.icpfiling.legacy.routing.OldFilings;
import cn.icpfiling.legacy.store.ClaimLimitTable;
import cn.icpfiling.legacy.store.FiledHereTable;
import cn.icpfiling.legacy.store.LegacyClaimRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Begins a claim on the filing that the caller's data name. */
@ApplicationScoped
class OpenClaim {

    private static final int AN_HOUR = 10;
    /** All customers of a partner together, because a partner makes accounts itself. */
    private static final int AN_HOUR_OF_PARTNER = 600;

    private static final int NATURE_PERSON = 5;
    private static final int DUPLICATE_ENTRY = 1062;

    private final SolvedPictures pictures;
    private final ClaimLimitTable limits;
    private final OldFilings oldFilings;
    private final FiledHereTable filedHere;
    private final LegacyClaimRepository claims;
    private final ProvenSubject proven;
    private final Audit audit;
    private final Clock clock;

    OpenClaim(
            SolvedPictures pictures,
            ClaimLimitTable limits,
            OldFilings oldFilings,
            FiledHereTable filedHere,
            LegacyClaimRepository claims,
            ProvenSubject proven,
            Audit audit,
            Clock clock) {
        this.pictures = pictures;
        this.limits = limits;
        this.oldFilings = oldFilings;
        this.filedHere = filedHere;
        this.claims = claims;
        this.proven = proven;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Call this before the transaction: counts the try and uses up the picture. A typing error or a masked value costs neither. A claim by a type check
     * needs no picture, because the check needed one.
     *
     * @param partner that claims for the account; null for an applicant
     */
    void admit(UUID account, UUID partner, LegacyClaimRequest wanted) {
        wanted.requireOneWay();
        wanted.requireInClear();
        if (wanted.typeCheckId() == null) {
            wanted.requireWellFormed();
        }
        if (partner != null) {
            limits.count(partner, ClaimLimitTable.Kind.CLAIM, AN_HOUR_OF_PARTNER);
        }
        limits.count(account, ClaimLimitTable.Kind.CLAIM, AN_HOUR);
        if (wanted.typeCheckId() == null) {
            pictures.requireOfBrowsers(wanted.captcha());
        }
    }

    /** Call this after {@link #admit} if a neighbour was silent: the try told the caller nothing, so it does not count. */
    void giveBack(UUID account, UUID partner) {
        limits.giveBack(account, ClaimLimitTable.Kind.CLAIM);
        if (partner != null) {
            limits.giveBack(partner, ClaimLimitTable.Kind.CLAIM);
        }
    }

    /**
     * 409 LEGACY_CLAIM_NOT_DUE unless all data are those of one filing, or LEGACY_NOT_LOADED_YET while its domains may be missing;
     * only a caller with the right ones learns more.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    LegacyClaim handle(UUID account, UUID partner, ClaimData wanted) {
        var filing = claimable(wanted);
        if (filedHere.hasFiling(account)) {
            throw new ProblemException(LegacyProblem.LEGACY_CLAIM_ACCOUNT_HAS_SUBJECT);
        }
        var kind =
                filing.nature() == NATURE_PERSON ? LegacyClaim.HolderKind.PERSON : LegacyClaim.HolderKind.ORGANISATION;
        var claim = new LegacyClaim(Ids.next(), account, partner, filing.id(), kind, clock.instant());
        proven.keep(claim, filing);
        claims.persistAndFlush(claim);
        audit.record(Act.of("LEGACY_CLAIM.OPEN", ClaimSteps.OBJECT, claim.id())
                .with("filing", filing.id())
                .with("onBehalfOf", partner == null ? null : account));
        return claim;
    }

    private LegacyFiling claimable(ClaimData wanted) {
        var match = named(wanted)
                .filter(OldFilings.Match::isKnownToCaller)
                .filter(found -> isOf(found.filing(), wanted))
                .orElseThrow(() -> new ProblemException(
                        oldFilings.areBeingLoaded()
                                ? ImportProblem.LEGACY_NOT_LOADED_YET
                                : LegacyProblem.LEGACY_CLAIM_NOT_DUE));
        if (!oldFilings.isClaimable(match) || match.filing().state() != LegacyState.WAITING) {
            throw new ProblemException(LegacyProblem.LEGACY_CLAIM_OTHER_WAY, match.route());
        }
        return match.filing();
    }

    private Optional<OldFilings.Match> named(ClaimData wanted) {
        return wanted.domain() == null
                ? oldFilings.findNumbered(wanted.filingNumber(), wanted.certificateType(), wanted.certificateNumber())
                : oldFilings.find(
                        OldFilings.ascii(wanted.domain()), wanted.certificateType(), wanted.certificateNumber());
    }

    /** City and county count only if both sides have them, because the old platform often had the province alone. */
    private static boolean isOf(LegacyFiling filing, ClaimData wanted) {
        return (wanted.filingNumber() == null || filing.subjectNumber().equals(wanted.filingNumber()))
                && filing.nature() == wanted.nature()
                && filing.province().equals(wanted.province())
                && (filing.city() == null
                        || wanted.city() == null
                        || filing.city().equals(wanted.city()));
    }

    /** Whether the account has an open claim on the filing already. */
    static boolean isSecond(RuntimeException failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_ENTRY);
    }
}
