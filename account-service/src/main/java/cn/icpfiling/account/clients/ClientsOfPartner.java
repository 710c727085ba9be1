package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.ClientCredentials;
import cn.icpfiling.account.store.PartnerClients;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lists the clients of one partner, the oldest first, with those that ended. */
@RequestScoped
class ClientsOfPartner {

    private static final String SCOPE = "clients/";

    private final PartnerAccess access;
    private final PartnerClients clients;
    private final ClientCredentials credentials;
    private final CursorCodec cursors;

    ClientsOfPartner(PartnerAccess access, PartnerClients clients, ClientCredentials credentials, CursorCodec cursors) {
        this.access = access;
        this.clients = clients;
        this.credentials = credentials;
        this.cursors = cursors;
    }

    Page<ClientView> page(UUID partner, String cursor, Integer wish) {
        access.requireKnown(partner);
        var after = Optional.ofNullable(cursor)
                .map(text -> Ids.parse(cursors.decode(SCOPE + partner, text).getFirst()));
        var limit = Page.limit(wish);
        return UnitOfWork.in(() -> {
            var found = clients.after(partner, after, limit + 1);
            var shown = found.stream().limit(limit).toList();
            var open = credentials.openOf(shown.stream().map(PartnerClient::id).toList()).stream()
                    .collect(Collectors.groupingBy(ClientCredential::client));
            var next = found.size() > limit
                    ? cursors.encode(
                            SCOPE + partner, List.of(shown.getLast().id().toString()))
                    : null;
            return new Page<>(
                    shown.stream()
                            .map(client -> ClientView.of(client, open.getOrDefault(client.id(), List.of())))
                            .toList(),
                    next);
        });
    }

    TaggedClient one(UUID partner, UUID id) {
        access.requireKnown(partner);
        return UnitOfWork.in(
                        () -> clients.of(partner, id).map(client -> TaggedClient.of(client, credentials.openOf(id))))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
