package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.AllowedNetworks;
import cn.icpfiling.account.limits.CallerDevice;
import cn.icpfiling.account.partnercontacts.TellPartner;
import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.network.Network;
import cn.icpfiling.platform.network.Networks;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/**
 * Replaces the networks that a client may call from, for an administrator or for the partner itself, and ends the client's tokens, because
 * they carry the earlier list. A list that lets the client call from elsewhere too needs all its scopes; each client may narrow another's.
 */
@RequestScoped
class AllowNetworks {

    private static final int IPV4_AT_LEAST = 8;
    private static final int IPV6_AT_LEAST = 16;

    private final OwnedClients owned;
    private final OwnScopes ownScopes;
    private final CallerDevice caller;
    private final ClientCredentialRepository credentials;
    private final ClientViews views;
    private final TellPartner tell;
    private final Audit audit;
    private final Clock clock;

    AllowNetworks(
            OwnedClients owned,
            OwnScopes ownScopes,
            CallerDevice caller,
            ClientCredentialRepository credentials,
            ClientViews views,
            TellPartner tell,
            Audit audit,
            @MachineClock Clock clock) {
        this.owned = owned;
        this.ownScopes = ownScopes;
        this.caller = caller;
        this.credentials = credentials;
        this.views = views;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param confirmed that the list may leave out the caller's own address */
    TaggedClient handle(UUID partner, UUID id, IfMatch ifMatch, List<String> written, boolean confirmed) {
        var _ = owned.existing(partner, id);
        var networks = read(written);
        if (!confirmed && ownScopes.bind() && !networks.allow(caller.address())) {
            throw new ProblemException(AccountProblem.NETWORKS_EXCLUDE_CALLER);
        }
        var allowed = new AllowedNetworks(
                networks.items().stream().map(Network::toString).toList());
        return UnitOfWork.in(() -> {
            var client = owned.locked(partner, id);
            ifMatch.require(client.version());
            if (!Networks.parse(client.allowedNetworks().text()).contain(networks)) {
                ownScopes.requireAll(client.scopes());
            }
            if (!client.allowedNetworks().equals(allowed)) {
                client.allowNetworks(allowed);
                credentials.endTokensOf(id, clock.instant());
                client.touch();
                credentials.flush();
                audit.record(Act.of("CLIENT.ALLOW_NETWORKS", "CLIENT", id)
                        .with("partner", partner)
                        .with("networks", allowed.items().size()));
                tell.ofChange(client, TellPartner.NETWORKS_CHANGED, clock.instant());
            }
            return views.tagged(client, credentials.openOf(id));
        });
    }

    /** Names all faults at once. One block in two spellings counts once. */
    private static Networks read(List<String> written) {
        var networks = new LinkedHashSet<Network>();
        var faults = new ArrayList<Violation>();
        for (var i = 0; i < written.size(); i++) {
            var at = "/networks/" + i;
            var network = Network.read(written.get(i).strip());
            if (network.isEmpty()) {
                faults.add(Violation.of(at, "NETWORK_MALFORMED", null));
            } else if (network.get().hasHostBits()) {
                faults.add(Violation.of(at, "NETWORK_HAS_HOST_BITS", null));
            } else if (network.get().length() < (network.get().isIpv4() ? IPV4_AT_LEAST : IPV6_AT_LEAST)) {
                faults.add(Violation.of(at, "NETWORK_TOO_WIDE", null));
            } else {
                networks.add(network.get());
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
        return new Networks(List.copyOf(networks));
    }
}
