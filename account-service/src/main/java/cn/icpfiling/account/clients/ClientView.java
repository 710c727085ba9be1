package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.ClientStatus;
import cn.icpfiling.account.core.PartnerClient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A client with the credentials that open. */
record ClientView(
        UUID clientId,
        String name,
        List<String> scopes,
        ClientStatus status,
        Instant openedAt,
        Instant endedAt,
        List<CredentialView> credentials) {

    static ClientView of(PartnerClient client, List<ClientCredential> open) {
        return new ClientView(
                client.id(),
                client.name(),
                List.copyOf(client.scopes()),
                client.status(),
                client.openedAt(),
                client.endedAt(),
                open.stream().map(CredentialView::of).toList());
    }
}
