package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.IpAddress;
import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import cn.icpfiling.inspection.store.NetworkListTable;
import cn.icpfiling.inspection.store.ProviderNetworkTable;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** Answers whose an address is on a day, by the lists as they are now, and by lines that were removed since. */
@ApplicationScoped
class FindAddressOwner {

    private static final int MOST_CLAIMS = 50;

    private final ProviderNetworkTable networks;
    private final NetworkListTable lists;
    private final NetworkRegions regions;
    private final Clock clock;

    FindAddressOwner(ProviderNetworkTable networks, NetworkListTable lists, NetworkRegions regions, Clock clock) {
        this.networks = networks;
        this.lists = lists;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * Tells the claims that are known now, or those that were known at a time: by them an earlier scan decided.
     *
     * @param on a legal day; null for that of {@code knownAt}, or today
     * @param knownAt null for all claims, removed ones too
     */
    @Transactional
    AddressOwnerView handle(String address, LocalDate on, Instant knownAt) {
        var asked = IpAddress.parse(address.strip())
                .orElseThrow(() -> ProblemException.invalid(
                        ReadNetworkLines.fault("/query/address", NetworkFault.ADDRESS_MALFORMED)));
        var day = on == null ? LegalTime.dayOf(knownAt == null ? clock.instant() : knownAt) : on;
        var claims = networks.claims(asked, day, knownAt, MOST_CLAIMS).stream()
                .map(claim -> AddressOwnerView.ClaimView.of(claim, name(claim), regions))
                .toList();
        return new AddressOwnerView(asked.text(), day, claims);
    }

    private String name(RecordedNetwork claim) {
        return lists.find(claim.provider()).orElseThrow().name();
    }
}
