package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.CredentialKind;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A credential without its key or hash. Only the answer that creates a secret contains the secret. */
record CredentialView(
        UUID credentialId, CredentialKind kind, String thumbprint, Instant madeAt, Instant lastUsedAt, String secret) {

    static CredentialView of(ClientCredential credential) {
        return new CredentialView(
                credential.id(),
                credential.kind(),
                credential.thumbprint() == null
                        ? null
                        : Base64.getUrlEncoder().withoutPadding().encodeToString(credential.thumbprint()),
                credential.madeAt(),
                credential.lastUsedAt(),
                null);
    }

    CredentialView withSecret(String fresh) {
        return new CredentialView(credentialId, kind, thumbprint, madeAt, lastUsedAt, fresh);
    }

    @Override
    public String toString() {
        return "CredentialView " + credentialId;
    }
}
