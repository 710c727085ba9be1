package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.platform.audit.Act;

/** Audit entries about the credentials of clients. */
final class CredentialActs {

    private CredentialActs() {}

    static Act of(String act, ClientCredential credential) {
        return Act.of(act, "CREDENTIAL", credential.id()).with("client", credential.client());
    }
}
