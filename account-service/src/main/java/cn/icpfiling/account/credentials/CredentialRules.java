package cn.icpfiling.account.credentials;

import cn.icpfiling.account.core.CredentialKind;
import cn.icpfiling.platform.web.Environment;
import jakarta.enterprise.context.ApplicationScoped;

/** Production accepts public keys only: a secret travels and is copied (ADR 0015). */
@ApplicationScoped
public class CredentialRules {

    private final Environment environment;

    public CredentialRules(Environment environment) {
        this.environment = environment;
    }

    public boolean allow(CredentialKind kind) {
        return kind == CredentialKind.PUBLIC_KEY || environment != Environment.PRODUCTION;
    }
}
