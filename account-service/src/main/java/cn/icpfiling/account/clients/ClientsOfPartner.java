package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.page.KeysetPages;
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
    private final PartnerClientRepository clients;
    private final ClientCredentialRepository credentials;
    private final ClientViews views;
    private final KeysetPages pages;

    ClientsOfPartner(
            PartnerAccess access,
            PartnerClientRepository clients,
            ClientCredentialRepository credentials,
            ClientViews views,
            KeysetPages pages) {
        this.access = access;
        this.clients = clients;
        this.credentials = credentials;
        this.views = views;
        this.pages = pages;
    }

    Page<ClientView> page(UUID partner, String cursor, Integer wish) {
        access.requireKnown(partner);
        return UnitOfWork.in(() -> {
            var page = pages.pageById(
                    SCOPE + partner,
                    cursor,
                    wish,
                    PartnerClient::id,
                    (after, atMost) -> clients.after(partner, Optional.ofNullable(after), atMost));
            var open = credentials
                    .openOf(page.items().stream().map(PartnerClient::id).toList())
                    .stream()
                    .collect(Collectors.groupingBy(ClientCredential::client));
            return page.map(client -> views.of(client, open.getOrDefault(client.id(), List.of())));
        });
    }

    TaggedClient one(UUID partner, UUID id) {
        access.requireKnown(partner);
        return UnitOfWork.in(() -> clients.of(partner, id).map(client -> views.tagged(client, credentials.openOf(id))))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
