package cn.icpfiling.legacy.lookups;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.Route;
import cn.icpfiling.legacy.routing.FilingOnShow;
import cn.icpfiling.legacy.routing.OldFilings;
import cn.icpfiling.legacy.store.FiledHolderRepository;
import cn.icpfiling.legacy.store.LegacyAccountRepository;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.legacy.store.LegacyOrderRepository;
import cn.icpfiling.legacy.store.LoadingRowsTable;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.personaldata.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Finds the next step for a filing of the old platform. A caller who names only the domain, or only the certificate, gets the
 * route alone: a look-up must not tell whose a domain was.
 */
@ApplicationScoped
class FindRoute {
    private final FiledHolderRepository holders;
    private final OldFilings oldFilings;
    private final LoadingRowsTable loading;
    private final LegacyAccountRepository accounts;
    private final LegacyOrderRepository orders;
    private final LegacyContents contents;
    private final BlindIndex index;

    FindRoute(
            FiledHolderRepository holders,
            OldFilings oldFilings,
            LoadingRowsTable loading,
            LegacyAccountRepository accounts,
            LegacyOrderRepository orders,
            LegacyContents contents,
            BlindIndex index) {
        this.holders = holders;
        this.oldFilings = oldFilings;
        this.loading = loading;
        this.accounts = accounts;
        this.orders = orders;
        this.contents = contents;
        this.index = index;
    }

    @Transactional
    LegacyRoute handle(LegacyLookup lookup) {
        var domain = OldFilings.ascii(lookup.domain());
        var number = Certificates.normalized(lookup.certificateType(), lookup.certificateNumber());
        var filedHere = holders.isFiled(domain, index.of(Certificates.COLUMN, number));
        return oldFilings
                .find(domain, lookup.certificateType(), lookup.certificateNumber())
                .map(match -> shown(match, filedHere))
                .orElseGet(() -> LegacyRoute.none(filedHere, loading.mayBring(domain)));
    }

    private LegacyRoute shown(OldFilings.Match match, boolean filedHere) {
        var route = match.route();
        if (!match.isKnownToCaller() || route == Route.NONE) {
            return LegacyRoute.alone(route, filedHere, matched(match));
        }
        var filing = match.filing();
        var waits = route == Route.CLAIM || route == Route.LEGACY_IMPORT;
        return new LegacyRoute(
                route,
                filedHere,
                filing.submittedAt(),
                route == Route.LEGACY_IMPORT ? maskedLogin(filing) : null,
                filing.id(),
                waits ? FilingOnShow.of(filing, contents) : null,
                orders.hasOpenOf(filing.id()),
                matched(match),
                false,
                route == Route.LEGACY_IMPORT ? oldFilings.isClaimable(match) : null);
    }

    private static LegacyRoute.Matched matched(OldFilings.Match match) {
        return switch (match.found()) {
            case BY_BOTH -> LegacyRoute.Matched.BOTH;
            case BY_DOMAIN -> LegacyRoute.Matched.DOMAIN;
            case BY_CERTIFICATE -> LegacyRoute.Matched.CERTIFICATE;
        };
    }

    private String maskedLogin(LegacyFiling filing) {
        return filing.legacyAccountId()
                .flatMap(accounts::findByIdOptional)
                .map(contents::login)
                .map(login -> login.contains("@") ? Masks.mail(login) : Masks.name(login))
                .orElse(null);
    }
}
