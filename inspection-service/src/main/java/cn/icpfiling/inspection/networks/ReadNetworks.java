package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.AddressFamily;
import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import cn.icpfiling.inspection.store.NetworkListTable;
import cn.icpfiling.inspection.store.ProviderNetworkTable;
import cn.icpfiling.inspection.store.ProviderNetworkTable.Position;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Shows lists to their providers and to staff. The cursors of a list expire when it is changed in between. */
@ApplicationScoped
class ReadNetworks {

    private final NetworkAccess access;
    private final NetworkListTable lists;
    private final ProviderNetworkTable networks;
    private final NetworkRegions regions;
    private final KeysetPages pages;
    private final CurrentActor actor;

    ReadNetworks(
            NetworkAccess access,
            NetworkListTable lists,
            ProviderNetworkTable networks,
            NetworkRegions regions,
            KeysetPages pages,
            CurrentActor actor) {
        this.access = access;
        this.lists = lists;
        this.networks = networks;
        this.regions = regions;
        this.pages = pages;
        this.actor = actor;
    }

    @Transactional
    Page<NetworkListView> lists(String cursor, Integer wish) {
        return pages.pageById("network-lists", cursor, wish, NetworkList::provider, lists::page)
                .map(NetworkListView::of);
    }

    /**
     * The version is read before the lines: a page may be newer than its version, and a change by that version is refused
     * then.
     *
     * @param on only lines that are valid on this day; null for all
     */
    @Transactional
    NetworkPage page(UUID provider, LocalDate on, String cursor, Integer wish) {
        access.requireKnown(provider);
        var list = lists.find(provider);
        var version = list.map(NetworkList::version).orElse(0L);
        var scope = "provider-networks " + actor.get().id() + " " + provider + " " + version + " " + on;
        var page = pages.page(
                        scope,
                        cursor,
                        wish,
                        ReadNetworks::position,
                        (after, atMost) -> rows(provider, on, after, atMost))
                .map(line -> NetworkView.of(line.network(), regions));
        return new NetworkPage(provider, list.map(NetworkList::name).orElse(null), version, page.items(), page.next());
    }

    private static List<String> position(RecordedNetwork line) {
        var cidr = line.network().cidr();
        return List.of(
                cidr.family().name(),
                HexFormat.of().formatHex(cidr.first().bytes()),
                line.id().toString());
    }

    /** IPv4 comes before IPv6. */
    private List<RecordedNetwork> rows(UUID provider, LocalDate on, List<String> after, int atMost) {
        var from = after.isEmpty()
                ? Position.start(AddressFamily.IPV4)
                : new Position(
                        AddressFamily.valueOf(after.get(0)),
                        HexFormat.of().parseHex(after.get(1)),
                        Ids.parse(after.get(2)));
        var rows = new ArrayList<>(networks.page(provider, on, from, atMost));
        if (from.family() == AddressFamily.IPV4 && rows.size() < atMost) {
            rows.addAll(networks.page(provider, on, Position.start(AddressFamily.IPV6), atMost - rows.size()));
        }
        return rows;
    }
}
