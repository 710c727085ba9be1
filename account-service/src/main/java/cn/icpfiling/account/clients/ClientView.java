package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.ClientStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A client with the credentials that open. */
record ClientView(
        UUID clientId,
        String oauthClientId,
        String name,
        List<String> scopes,
        List<String> networks,
        ClientStatus status,
        Instant openedAt,
        Instant endedAt,
        List<CredentialView> credentials) {}
