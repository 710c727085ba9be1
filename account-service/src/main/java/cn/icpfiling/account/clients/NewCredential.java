package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.CredentialKind;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request for a credential: a new secret, or a public key to accept.
 *
 * @param expiresAt null for the usual life
 */
record NewCredential(
        @NotNull CredentialKind kind,
        @Size(min = 1, max = 100) @PlainText String name,
        Instant expiresAt,
        @Size(max = 20) Map<String, Object> publicKey) {

    /** 400 when the key is missing, or there is one beside a secret. */
    void requireItsParts() {
        if (kind == CredentialKind.PUBLIC_KEY && publicKey == null) {
            throw wrong("REQUIRED");
        }
        if (kind == CredentialKind.SECRET && publicKey != null) {
            throw wrong("KEY_BESIDE_SECRET");
        }
    }

    private static ProblemException wrong(String code) {
        return new ProblemException(CommonProblem.INVALID_FIELD, 1)
                .with(List.of(Violation.of("/publicKey", code, null)));
    }

    /** The request may contain a private key, so no field is printed. */
    @Override
    public String toString() {
        return "NewCredential " + kind;
    }
}
