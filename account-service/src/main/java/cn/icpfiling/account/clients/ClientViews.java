package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.account.credentials.ClientNames;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;

/** Shows clients and credentials: no key, no hash, and half of the address of the last use. */
@ApplicationScoped
class ClientViews {

    private final ClientNames names;
    private final FieldCipher cipher;

    ClientViews(ClientNames names, FieldCipher cipher) {
        this.names = names;
        this.cipher = cipher;
    }

    /** @param open the credentials that are not revoked */
    TaggedClient tagged(PartnerClient client, List<ClientCredential> open) {
        return new TaggedClient(of(client, open), TaggedClient.tag(client));
    }

    ClientView of(PartnerClient client, List<ClientCredential> open) {
        return new ClientView(
                client.id(),
                names.of(client.id()),
                client.name(),
                List.copyOf(client.scopes()),
                client.allowedNetworks().items(),
                client.status(),
                client.openedAt(),
                client.endedAt(),
                open.stream().map(this::of).toList());
    }

    CredentialView of(ClientCredential credential) {
        return new CredentialView(
                credential.id(),
                credential.kind(),
                credential.name(),
                credential.thumbprint() == null
                        ? null
                        : Base64.getUrlEncoder().withoutPadding().encodeToString(credential.thumbprint()),
                credential.madeAt(),
                credential.expiresAt(),
                credential.lastUsedAt(),
                cipher.decrypt(
                        "client_credentials", "last_used_address", credential.id(), credential.lastUsedAddress()),
                null);
    }
}
