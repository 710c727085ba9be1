package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.CredentialKind;
import java.time.Instant;
import java.util.UUID;

/** A credential without its key or hash. Only the answer that creates a secret contains the secret. */
record CredentialView(
        UUID credentialId,
        CredentialKind kind,
        String name,
        String thumbprint,
        Instant madeAt,
        Instant expiresAt,
        Instant lastUsedAt,
        String lastUsedFrom,
        String secret) {

    CredentialView withSecret(String fresh) {
        return new CredentialView(
                credentialId, kind, name, thumbprint, madeAt, expiresAt, lastUsedAt, lastUsedFrom, fresh);
    }

    @Override
    public String toString() {
        return "CredentialView " + credentialId;
    }
}
