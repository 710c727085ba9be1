package cn.icpfiling.account.credentials;

import cn.icpfiling.account.core.CredentialKind;
import cn.icpfiling.platform.web.Environment;
import jakarta.enterprise.context.ApplicationScoped;

/** Where customers' websites are at stake a secret, which travels and is copied, opens nothing: keys only (ADR 0015). */
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
