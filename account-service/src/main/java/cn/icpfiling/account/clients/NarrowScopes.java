package cn.icpfiling.account.clients;

import cn.icpfiling.account.partnercontacts.TellPartner;
import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Takes scopes from a client, for an administrator or for the partner itself, and ends the client's tokens, because they carry the scopes
 * that are gone. An administrator widens scopes by granting the partner's request.
 */
@RequestScoped
class NarrowScopes {

    private final OwnedClients owned;
    private final ClientCredentialRepository credentials;
    private final ClientViews views;
    private final TellPartner tell;
    private final Audit audit;
    private final Clock clock;

    NarrowScopes(
            OwnedClients owned,
            ClientCredentialRepository credentials,
            ClientViews views,
            TellPartner tell,
            Audit audit,
            @MachineClock Clock clock) {
        this.owned = owned;
        this.credentials = credentials;
        this.views = views;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    TaggedClient handle(UUID partner, UUID id, IfMatch ifMatch, List<String> scopes) {
        var _ = owned.existing(partner, id);
        return UnitOfWork.in(() -> {
            var client = owned.locked(partner, id);
            ifMatch.require(client.version());
            requireHeld(client.scopes(), scopes);
            var left = new TreeSet<>(scopes);
            if (!left.equals(client.scopes())) {
                client.changeScopes(left);
                credentials.endTokensOf(id, clock.instant());
                client.touch();
                credentials.flush();
                audit.record(Act.of("CLIENT.NARROW_SCOPES", "CLIENT", id)
                        .with("partner", partner)
                        .with("scopes", left.size()));
                tell.ofChange(client, TellPartner.SCOPES_CHANGED, clock.instant());
            }
            return views.tagged(client, credentials.openOf(id));
        });
    }

    private static void requireHeld(Set<String> held, List<String> wanted) {
        var faults = IntStream.range(0, wanted.size())
                .filter(i -> !held.contains(wanted.get(i)))
                .mapToObj(i -> Violation.of("/scopes/" + i, "SCOPE_NOT_HELD", null))
                .toList();
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
    }
}
