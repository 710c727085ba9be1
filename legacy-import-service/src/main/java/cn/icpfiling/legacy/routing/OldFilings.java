package cn.icpfiling.legacy.routing;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.core.Route;
import cn.icpfiling.legacy.store.FiledHereTable;
import cn.icpfiling.legacy.store.HeldFilingsTable;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.legacy.store.ReleasedLoadTable;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the filing of the old platform that a domain and a certificate mean, and its route. Reads indexes only. */
@ApplicationScoped
public class OldFilings {

    public static final String DOMAIN_MALFORMED = "LEGACY_DOMAIN_MALFORMED";

    private static final Set<LegacyState> OPEN = Set.of(LegacyState.WAITING, LegacyState.HANDING_OVER);

    private final LegacyFilingRepository filings;
    private final FiledHereTable filedHere;
    private final BlindIndex index;
    private final LegacyRoutes routes;
    private final LegacyLoadTable loads;
    private final HeldFilingsTable held;
    private final ReleasedLoadTable released;
    private final Clock clock;

    OldFilings(
            LegacyFilingRepository filings,
            FiledHereTable filedHere,
            BlindIndex index,
            LegacyRoutes routes,
            LegacyLoadTable loads,
            HeldFilingsTable held,
            ReleasedLoadTable released,
            Clock clock) {
        this.filings = filings;
        this.filedHere = filedHere;
        this.index = index;
        this.routes = routes;
        this.loads = loads;
        this.held = held;
        this.released = released;
        this.clock = clock;
    }

    /** By what the filing was found. */
    public enum Found {
        /** The domain, or the number, and the certificate name the same filing: the caller knows it. */
        BY_BOTH,
        BY_DOMAIN,
        BY_CERTIFICATE
    }

    public record Match(LegacyFiling filing, Found found, Route route) {

        public boolean isKnownToCaller() {
            return found == Found.BY_BOTH;
        }
    }

    /** Returns the domain in A-labels. 400 LEGACY_DOMAIN_MALFORMED. */
    public static String ascii(String domain) {
        return parsed(domain).ascii();
    }

    /** 400 LEGACY_DOMAIN_MALFORMED. */
    public static DomainName parsed(String domain) {
        try {
            return DomainName.parse(domain);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid(Violation.of("/domain", DOMAIN_MALFORMED, null));
        }
    }

    /**
     * The filing of the domain counts. Only if the old platform does not know the domain, a filing of the certificate does, one
     * that waits before any other.
     *
     * @param domain in A-labels
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Match> find(String domain, int certificateType, String certificateNumber) {
        var ofCertificate = ofCertificate(certificateType, certificateNumber);
        var ofDomain = filings.ofDomain(domain);
        if (ofDomain.isPresent()) {
            var filing = ofDomain.get();
            var agree = ofCertificate.stream().anyMatch(one -> one.id().equals(filing.id()));
            return Optional.of(match(filing, agree ? Found.BY_BOTH : Found.BY_DOMAIN, domain));
        }
        return ofCertificate.stream()
                .filter(one -> OPEN.contains(one.state()))
                .findFirst()
                .or(() -> ofCertificate.stream().findFirst())
                .map(filing -> match(filing, Found.BY_CERTIFICATE, null));
    }

    /** The filing of the subject's number, if the certificate is that filing's: some old filings have no domain. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Match> findNumbered(String subjectNumber, int certificateType, String certificateNumber) {
        var ofCertificate = ofCertificate(certificateType, certificateNumber);
        return filings.ofNumber(subjectNumber)
                .filter(filing ->
                        ofCertificate.stream().anyMatch(one -> one.id().equals(filing.id())))
                .map(filing -> match(filing, Found.BY_BOTH, null));
    }

    /**
     * Whether the filing may be claimed: its route says so, or its old login also opens a filing of another certificate. Such a login gets
     * no other mail, so its holder, who may have lost it, has no way but papers.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isClaimable(Match match) {
        return match.route() == Route.CLAIM
                || (match.route() == Route.LEGACY_IMPORT && filings.isLoginShared(match.filing()));
    }

    /** The filing of the domain, or of the one that it is a host of. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Match> ofHost(DomainName host) {
        return Stream.of(host.ascii(), host.registrable().ascii())
                .distinct()
                .flatMap(domain ->
                        filings.ofDomain(domain).map(filing -> match(filing, Found.BY_DOMAIN, domain)).stream())
                .findFirst();
    }

    /** The route of a filing, the same for every caller. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Route routeOf(LegacyFiling filing) {
        return routeOf(filing, null);
    }

    /**
     * Whether sites, domains or papers are still being loaded. Until they are there no waiting filing is given away: a load sets
     * aside what it brings for a filing that an account has.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean areBeingLoaded() {
        return loads.isUnfinished(clock.instant());
    }

    /**
     * Whether rows of the filing may be missing: files are being loaded, its load is not released, or a row of it was set aside and
     * waits for its correction. Until then the filing is not given away, because the row would come too late. Call it under the lock of
     * the filing to give it away.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isIncomplete(LegacyFiling filing) {
        return areBeingLoaded() || !incompleteAmong(List.of(filing.id())).isEmpty();
    }

    /**
     * How the old platform's filing goes on while it waits.
     *
     * @param incomplete whether rows of it are missing, as {@link #isIncomplete} says
     */
    public record Waiting(Route route, boolean incomplete) {}

    /** Answers for all of the filings at once, however many a login has. Each of them waits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, Waiting> ofWaiting(List<LegacyFiling> waiting) {
        if (waiting.isEmpty()) {
            return Map.of();
        }
        var ids = waiting.stream().map(LegacyFiling::id).toList();
        var taken = filedHere.takenAmong(ids);
        var incomplete = areBeingLoaded() ? Set.copyOf(ids) : incompleteAmong(ids);
        var usable = filings.withUsableLogin(ids);
        return waiting.stream()
                .collect(Collectors.toMap(
                        LegacyFiling::id,
                        filing -> new Waiting(
                                taken.contains(filing.id())
                                        ? Route.NONE
                                        : byTable(filing, false, usable.contains(filing.id())),
                                incomplete.contains(filing.id()))));
    }

    private List<LegacyFiling> ofCertificate(int type, String number) {
        return filings.ofCertificate(index.of(Certificates.COLUMN, Certificates.normalized(type, number)));
    }

    private Set<UUID> incompleteAmong(List<UUID> ids) {
        var found = new HashSet<>(held.heldAmong(ids));
        found.addAll(released.unreleasedAmong(ids));
        return found;
    }

    private Match match(LegacyFiling filing, Found found, String domain) {
        return new Match(filing, found, routeOf(filing, found == Found.BY_DOMAIN ? domain : null));
    }

    /**
     * A filing that was given to an account and is filed here no more needs nothing. So does one that another certificate asks
     * for by a domain that the filing has left.
     */
    private Route routeOf(LegacyFiling filing, String byDomainAlone) {
        return switch (filing.state()) {
            case FILED_HERE -> Route.NONE;
            case CLAIMED, IMPORTED ->
                filedHere.isFiled(filing.subjectId(), byDomainAlone) ? byTable(filing, true) : Route.NONE;
            case WAITING -> filedHere.isTakenByAnother(filing.id()) ? Route.NONE : byTable(filing, false);
            case HANDING_OVER -> byTable(filing, filedHere.isTakenByAnother(filing.id()));
        };
    }

    private Route byTable(LegacyFiling filing, boolean imported) {
        return byTable(
                filing, imported, !filings.withUsableLogin(List.of(filing.id())).isEmpty());
    }

    private Route byTable(LegacyFiling filing, boolean imported, boolean usableLogin) {
        return routes.of(filing.submittedAt(), filing.accessedElsewhereLater(), imported, usableLogin);
    }
}
